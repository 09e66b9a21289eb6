package dev.datawright.bridge.classic;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.bridge.design.DesignPatch;
import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.job.Approvals;
import dev.datawright.bridge.job.Jobs;
import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.ToolExchange;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.result.FileRequest;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.CreateJob;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The classic tools from the job to the files.
@Configuration(proxyBeanMethods = false)
class ClassicJobTools {

    private static final long ROWS = 100;
    private static final int SHOWN = 5;

    /// What a job with model columns may cost when its caller does not say.
    private static final double COST_CAP = 1;

    private final Designs designs;
    private final Jobs jobs;
    private final Approvals approvals;
    private final DesignInHand inHand;
    private final Effects effects;

    ClassicJobTools(Designs designs, Jobs jobs, Approvals approvals, DesignInHand inHand, Effects effects) {
        this.designs = designs;
        this.jobs = jobs;
        this.approvals = approvals;
        this.inHand = inHand;
        this.effects = effects;
    }

    record Submitted(String status, UUID jobId, UUID designId, int version, long numRecords, String message) {}

    record Standing(
            UUID jobId,
            String name,
            String status,
            long rowsDone,
            long rowsTotal,
            @Nullable String errorDetails,
            String message) {}

    record Linked(String format, String name, long bytes, String path, Instant expiresAt) {}

    record Offered(String status, UUID jobId, List<Linked> files, String message) {}

    record Imported(String status, UUID jobId, long rows, List<JobFile> files, List<Check> checks, String message) {}

    record Finalized(
            String status,
            UUID jobId,
            long rows,
            boolean allChecksPassed,
            List<Check> checks,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            List<Map<String, @Nullable Object>> preview,

            List<Linked> files,
            String message) {}

    @Bean
    List<SyncToolSpecification> classicJobToolset() {
        return List.of(
                Tools.tool("classic/create_job", this::create),
                Tools.tool("classic/get_job_status", this::status),
                Tools.tool("classic/download_results", this::download),
                Tools.tool("classic/import_results", this::importResults),
                Tools.tool("classic/finalize_submission", this::finish));
    }

    private ToolAnswer create(Call call, Arguments arguments, ToolExchange exchange) {
        UUID named = arguments.optionalId("design_id");
        String name = arguments.text("job_name");
        Long rows = arguments.whole("num_records");
        Long seed = arguments.whole("seed");
        Double costCap = arguments.optionalNumber("cost_cap_usd");
        UUID approvalId = arguments.optionalId("approval_id");
        arguments.check();
        Design found = inHand.find(call, exchange, named);
        Job job = effects.once(
                call,
                "classic_create_job",
                Arrays.asList(found.id(), name, rows, seed, costCap, approvalId),
                Job.class,
                () -> submit(call.withoutKey(), found, name, rows, seed, costCap, approvalId));
        Submitted submitted = new Submitted(
                "submitted",
                job.id(),
                job.spec().designId(),
                job.spec().version(),
                job.spec().rows(),
                "Poll get_job_status until it is completed, then call finalize_submission.");
        return new ToolAnswer("Job " + job.id() + " is submitted. " + submitted.message(), submitted);
    }

    private Job submit(
            Call call,
            Design found,
            @Nullable String name,
            @Nullable Long rows,
            @Nullable Long seed,
            @Nullable Double costCap,
            @Nullable UUID approvalId) {
        Design design =
                name == null ? found : designs.change(call, found.id(), new DesignPatch(name, null, null, null));
        // What was approved is what runs; the arguments only have to say what differs, and then they are refused.
        JobSpec approved =
                approvalId == null ? null : approvals.get(call, approvalId).spec();
        double otherwise = approved != null ? approved.costCapUsd() : designs.modelColumns(design) > 0 ? COST_CAP : 0;
        JobSpec spec = new JobSpec(
                design.id(),
                design.version(),
                rows != null ? rows : approved != null ? approved.rows() : ROWS,
                seed != null ? seed : approved != null ? approved.seed() : null,
                costCap != null ? costCap : otherwise);
        return jobs.create(call, new CreateJob(spec, approvalId));
    }

    private ToolAnswer status(Call call, Arguments arguments, ToolExchange exchange) {
        Job job = job(call, arguments);
        String message =
                switch (job.status()) {
                    case COMPLETED -> "The job is completed. Call finalize_submission for its files.";
                    case ERROR -> "The job failed.";
                    case CANCELLED -> "The job was cancelled.";
                    case CREATED, PENDING, ACTIVE, CANCELLING, PAUSED, PAUSING, RESUMING ->
                        "The job goes on: " + job.progress().rowsDone() + " of "
                                + job.progress().rowsTotal() + " rows. Ask again in some seconds.";
                };
        Standing standing = new Standing(
                job.id(),
                job.name(),
                job.status().wireName(),
                job.progress().rowsDone(),
                job.progress().rowsTotal(),
                job.failure(),
                message);
        return new ToolAnswer(message + (job.failure() == null ? "" : " " + job.failure()), standing);
    }

    private ToolAnswer download(Call call, Arguments arguments, ToolExchange exchange) {
        Job job = completed(call, arguments);
        Offered offered = new Offered(
                "success", job.id(), links(call, job), "The paths are under the address of Datawright, for a while.");
        return new ToolAnswer(offered.message() + told(offered.files()), offered);
    }

    /// The original fetched the result from the service into its own folder; here the job has done so, checked.
    private ToolAnswer importResults(Call call, Arguments arguments, ToolExchange exchange) {
        Job job = completed(call, arguments);
        long rows = jobs.rows(call, job.id(), RowQuery.page(0, 1)).total();
        Imported imported = new Imported(
                "success",
                job.id(),
                rows,
                job.files(),
                job.checks(),
                "The result is in the file store and was checked.");
        return new ToolAnswer(imported.message() + " It has " + rows + " rows.", imported);
    }

    private ToolAnswer finish(Call call, Arguments arguments, ToolExchange exchange) {
        Job job = completed(call, arguments);
        RowPage page = jobs.rows(call, job.id(), RowQuery.page(0, SHOWN));
        List<String> failed = job.checks().stream()
                .filter(check -> !check.passed())
                .map(Check::name)
                .toList();
        Finalized finalized = new Finalized(
                "completed",
                job.id(),
                page.total(),
                failed.isEmpty(),
                job.checks(),
                page.rows(),
                links(call, job),
                page.total() + " rows of '" + job.name() + "'; "
                        + (failed.isEmpty() ? "every check passed." : "checks that did not pass: " + failed + "."));
        inHand.letGo(call, exchange);
        StringBuilder text = new StringBuilder(finalized.message());
        page.rows().forEach(row -> text.append('\n').append(WireJson.mapper().writeValueAsString(row)));
        return new ToolAnswer(text + told(finalized.files()), finalized);
    }

    private Job job(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        arguments.check();
        return jobs.get(call, id);
    }

    private Job completed(Call call, Arguments arguments) {
        Job job = job(call, arguments);
        if (job.status() != JobStatus.COMPLETED) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY,
                    job.status().isFinal()
                            ? "The job ended as '" + job.status().wireName() + "' and left no rows."
                            : "The job is '" + job.status().wireName()
                                    + "'. Poll get_job_status until it is completed.");
        }
        return job;
    }

    private List<Linked> links(Call call, Job job) {
        return job.files().stream()
                .map(file -> {
                    DownloadLink link = jobs.link(call, job.id(), new FileRequest(file.format(), null, null));
                    return new Linked(file.format(), file.name(), file.bytes(), link.path(), link.expiresAt());
                })
                .toList();
    }

    private static String told(List<Linked> files) {
        StringBuilder text = new StringBuilder();
        files.forEach(
                file -> text.append('\n').append(file.format()).append(": ").append(file.path()));
        return text.toString();
    }
}
