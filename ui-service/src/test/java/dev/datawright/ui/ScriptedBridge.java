package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private Design design = emptyDesign();
    private @Nullable Job job;
    private Runnable whenCancelled = () -> {};
    private volatile boolean previewsHeld;
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
        return design.version();
    }

    synchronized @Nullable UUID newestJob() {
        return job == null ? null : job.id();
    }

    void whenCancelled(Runnable action) {
        whenCancelled = action;
    }

    synchronized void hasTicketColumns() {
        design = ScriptedStory.design(DESIGN, 2);
        tellOfDesign();
    }

    /// The design has the ticket columns in a later version.
    public synchronized void hasVersion(int version) {
        design = ScriptedStory.design(DESIGN, version);
        tellOfDesign();
    }

    synchronized void startsJob() {
        job = job(JobStatus.PENDING, JobProgress.none(ROWS), null);
        tellOfJob();
    }

    /// The job has so many rows done.
    public synchronized void makes(long rows) {
        job = job(JobStatus.ACTIVE, new JobProgress(rows, ROWS, 38.0, (ROWS - rows) / 38.0, 0), null);
        tellOfJob();
    }

    synchronized void completesJob() {
        job = ScriptedStory.completed(job(JobStatus.COMPLETED, new JobProgress(ROWS, ROWS, 40.0, null, 0), null));
        tellOfJob();
    }

    synchronized void failsJob() {
        job = job(
                JobStatus.ERROR,
                new JobProgress(64, ROWS, null, null, 0),
                "Data Designer could not be reached for 60 s. Start it, then generate again.");
        tellOfJob();
    }

    void serveFile(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"parking-tickets.csv\"");
        ScriptedWire.answer(exchange, 200, "text/csv", "ticket_number,fine\nT-1,85.50\n");
    }

    void serve(HttpExchange exchange, String call) throws IOException {
        String base = "/designs/" + DESIGN;
        Job current = job;
        if (call.equals("GET/events")) {
            events.serve(exchange);
        } else if (call.equals("GET/capabilities")) {
            ScriptedWire.json(
                    exchange,
                    200,
                    new Capabilities("datawright", true, 100, true, false, true, true, true, realModels));
        } else if (call.equals("GET" + base)) {
            ScriptedWire.json(exchange, 200, design);
        } else if (call.equals("POST" + base + "/preview")) {
            for (int waits = 0; previewsHeld && waits < 300; waits++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            ScriptedWire.json(exchange, 200, ScriptedStory.preview(DESIGN, design.version(), 10));
        } else if (call.equals("POST" + base + "/restore")) {
            restore();
            ScriptedWire.json(exchange, 200, design);
        } else if (call.equals("POST/approvals")) {
            JobSpec spec = ScriptedWire.body(exchange, JobSpec.class);
            ScriptedWire.json(exchange, 201, new Approval(APPROVAL, spec, NOON));
        } else if (call.equals("GET/jobs")) {
            ScriptedWire.json(exchange, 200, new Listing<>(current == null ? List.of() : List.of(current), null));
        } else if (call.equals("GET/jobs/" + JOB) && current != null) {
            ScriptedWire.json(exchange, 200, current);
        } else if (call.equals("POST/jobs/" + JOB + "/cancel") && current != null) {
            synchronized (this) {
                job = job(JobStatus.CANCELLED, current.progress(), null);
                tellOfJob();
            }
            whenCancelled.run();
            ScriptedWire.json(exchange, 200, job);
        } else if (call.equals("GET/jobs/" + JOB + "/rows")) {
            serveRows(exchange);
        } else if (call.equals("POST/jobs/" + JOB + "/links")) {
            ScriptedWire.json(exchange, 200, new DownloadLink("/api/bridge/files/ticket/parking-tickets.csv", NOON));
        } else {
            ScriptedWire.problem(exchange, ProblemType.NOT_FOUND, "There is no such thing.");
        }
    }

    private synchronized void restore() {
        design = new Design(
                DESIGN,
                "Parking tickets",
                design.version() + 1,
                DataDesignerConfig.empty(),
                Map.of(),
                null,
                7L,
                Author.PERSON,
                "restored version 1",
                NOON,
                NOON);
        tellOfDesign();
    }

    private static void serveRows(HttpExchange exchange) throws IOException {
        Map<String, String> query = ScriptedWire.query(exchange);
        long offset = Long.parseLong(query.getOrDefault("offset", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        ScriptedWire.json(
                exchange,
                200,
                new RowPage(
                        offset,
                        ROWS,
                        ScriptedStory.COLUMNS,
                        ScriptedStory.rows(offset, Math.min(limit, ROWS - offset))));
    }

    private void tellOfDesign() {
        tell(BridgeEvent.Type.DESIGN_CHANGED, design.version(), null);
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

    private static Design emptyDesign() {
        return new Design(
                DESIGN, "", 1, DataDesignerConfig.empty(), Map.of(), null, 7L, Author.AGENT, "created", NOON, NOON);
    }
}
