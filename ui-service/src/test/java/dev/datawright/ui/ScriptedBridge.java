package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The bridge's half of the story: the design, its previews, the job and its files.
public final class ScriptedBridge {
    static final UUID DESIGN = new UUID(2, 2);
    static final UUID JOB = new UUID(3, 3);
    static final UUID APPROVAL = new UUID(5, 5);
    static final long ROWS = 200;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ScriptedStream events = new ScriptedStream();
    private final ScriptedDesigns designs = new ScriptedDesigns(DESIGN, this::tellOfDesign);
    private final ScriptedJobs jobs = new ScriptedJobs();
    private final ScriptedUsage usage = new ScriptedUsage();
    private Runnable whenCancelled = () -> {};
    private volatile boolean previewsHeld;
    private volatile String previewTrouble = "";
    private volatile boolean withoutDesign;
    private volatile boolean away;
    private volatile boolean realModels = true;

    ScriptedBridge() {}

    /// How many pages follow the bridge's events at this moment.
    public int readers() {
        return events.readers();
    }

    boolean isAway() {
        return away;
    }

    /// From now on every call is cut off, as if the process was gone.
    public void goAway() {
        away = true;
        events.cut();
    }

    public void comeBack() {
        away = false;
    }

    /// What conversations and jobs used of the models.
    ScriptedUsage usage() {
        return usage;
    }

    /// No real model is connected, only the offline one.
    public void hasOfflineModelOnly() {
        realModels = false;
    }

    /// The next previews wait until [#releasePreviews].
    public void holdPreviews() {
        previewsHeld = true;
    }

    public void releasePreviews() {
        previewsHeld = false;
    }

    synchronized int designVersion() {
        return designs.newest().version();
    }

    synchronized @Nullable UUID newestJob() {
        return jobs.newest();
    }

    /// Previews fail with this sentence; an empty one lets them be made again.
    public void failPreviews(String sentence) {
        previewTrouble = sentence;
    }

    /// From now on there is no such design for this person.
    public void loseDesign() {
        withoutDesign = true;
    }

    /// The agent changes what the fines are, while the person may be looking at something else.
    public void agentChangesFines() {
        Design design = designs.newest();
        DataDesignerConfig config = design.config();
        List<ColumnConfig> columns = config.columns().stream()
                .map(column -> column.name().equals("fine")
                        ? new SamplerColumnConfig("fine", new SamplerParams.Uniform(10, 300, 2), null, false)
                        : column)
                .toList();
        designs.store(design.name(), config.withColumns(columns), design.why(), Author.AGENT, "changed fine");
    }

    /// A design with a helper column and texts that could be taken for markup.
    public void hasOddColumns() {
        Design design = designs.newest();
        List<ColumnConfig> columns = new ArrayList<>(design.config().columns());
        columns.add(new SamplerColumnConfig(
                "markup",
                new SamplerParams.Category(
                        List.of("<b>bold</b>", "{{ street }}", "<img src=x onerror=alert(1)>"), null),
                null,
                false));
        columns.add(new SamplerColumnConfig("dice", new SamplerParams.Uniform(1, 6, null), "int", true));
        designs.store(
                design.name(),
                design.config().withColumns(columns),
                design.why(),
                Author.CLIENT,
                "added markup and dice");
    }

    public void hasEarlierRuns() {
        jobs.addEarlier();
    }

    public synchronized void completesPartly(long failedCells) {
        complete(new JobProgress(ROWS, ROWS, 8.2, null, failedCells), 24);
    }

    void whenCancelled(Runnable action) {
        whenCancelled = action;
    }

    synchronized void hasTicketColumns() {
        Design design = ScriptedStory.design(DESIGN, 2);
        designs.store(design.name(), design.config(), design.why(), Author.AGENT, design.summary());
    }

    /// The design has the ticket columns in a later version.
    public synchronized void hasVersion(int version) {
        Design design = ScriptedStory.design(DESIGN, version);
        while (designs.newest().version() < version) {
            designs.store(design.name(), design.config(), design.why(), Author.AGENT, design.summary());
        }
    }

    synchronized void startsJob() {
        jobs.put(job(JobStatus.PENDING, JobProgress.none(ROWS), null));
        tellOfJob();
    }

    /// The job has so many rows done.
    public synchronized void makes(long rows) {
        jobs.put(job(JobStatus.ACTIVE, new JobProgress(rows, ROWS, 38.0, (ROWS - rows) / 38.0, 0), null));
        tellOfJob();
    }

    synchronized void completesJob() {
        complete(new JobProgress(ROWS, ROWS, 40.0, null, 0), 5);
    }

    private void complete(JobProgress progress, long seconds) {
        jobs.put(ScriptedStory.completed(job(JobStatus.COMPLETED, progress, null), seconds));
        tellOfJob();
    }

    synchronized void failsJob() {
        jobs.put(job(
                JobStatus.ERROR,
                new JobProgress(64, ROWS, null, null, 0),
                "Data Designer could not be reached for 60 s. Start it, then generate again."));
        tellOfJob();
    }

    void serveFile(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"parking-tickets.csv\"");
        ScriptedWire.answer(exchange, 200, "text/csv", "ticket_number,fine\nT-1,85.50\n");
    }

    void serve(HttpExchange exchange, String call) throws IOException {
        String base = "/designs/" + DESIGN;
        if (call.equals("GET/events")) {
            events.serve(exchange);
        } else if (call.equals("GET/capabilities")) {
            ScriptedWire.json(
                    exchange,
                    200,
                    new Capabilities("datawright", true, 100, true, false, true, true, true, realModels));
        } else if (withoutDesign && call.contains(base)) {
            ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "There is no such design.");
        } else if (call.equals("POST" + base + "/preview")) {
            servePreview(exchange);
        } else if (call.equals("POST/approvals")) {
            JobSpec spec = ScriptedWire.body(exchange, JobSpec.class);
            ScriptedWire.json(exchange, 201, new Approval(APPROVAL, spec, NOON));
        } else if (call.equals("POST/jobs/" + JOB + "/cancel")) {
            cancel(exchange);
        } else if (!designs.serve(exchange, call) && !jobs.serve(exchange, call) && !usage.serve(exchange, call)) {
            ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "There is no such thing.");
        }
    }

    private void servePreview(HttpExchange exchange) throws IOException {
        for (int waits = 0; previewsHeld && waits < 300; waits++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        if (!previewTrouble.isEmpty()) {
            ScriptedWire.problem(exchange, ProblemType.UPSTREAM_FAILED, previewTrouble);
            return;
        }
        ScriptedWire.json(exchange, 200, ScriptedStory.preview(designs.newest(), 10));
    }

    private void cancel(HttpExchange exchange) throws IOException {
        Job current = jobs.find(JOB);
        if (current == null) {
            ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "There is no such job.");
            return;
        }
        Job cancelled = job(JobStatus.CANCELLED, current.progress(), null);
        jobs.put(cancelled);
        tellOfJob();
        whenCancelled.run();
        ScriptedWire.json(exchange, 200, cancelled);
    }

    private void tellOfDesign() {
        tell(BridgeEvent.Type.DESIGN_CHANGED, designs.newest().version(), null);
    }

    private void tellOfJob() {
        tell(BridgeEvent.Type.JOB_CHANGED, null, JOB);
    }

    private void tell(BridgeEvent.Type type, @Nullable Integer version, @Nullable UUID changedJob) {
        events.tell(cursor ->
                WireJson.mapper().writeValueAsString(new BridgeEvent(cursor, type, DESIGN, version, changedJob, NOON)));
    }

    private Job job(JobStatus status, JobProgress progress, @Nullable String failure) {
        return new Job(
                JOB,
                "parking-tickets",
                new JobSpec(DESIGN, 2, ROWS, 7L, 0),
                status,
                progress,
                failure,
                List.of(),
                List.of(),
                NOON,
                NOON,
                null);
    }
}
