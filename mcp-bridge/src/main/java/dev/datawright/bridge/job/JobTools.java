package dev.datawright.bridge.job;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.upstream.LogPage;
import dev.datawright.contract.job.CreateJob;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [Jobs].
@Configuration(proxyBeanMethods = false)
class JobTools {

    private static final int ROWS = 20;

    private final Jobs jobs;
    private final Approvals approvals;
    private final Designs designs;

    JobTools(Jobs jobs, Approvals approvals, Designs designs) {
        this.jobs = jobs;
        this.approvals = approvals;
        this.designs = designs;
    }

    record JobAnswer(String summary, Job job) {}

    @Bean
    List<SyncToolSpecification> jobToolset() {
        return List.of(
                Tools.tool("create_job", this::create),
                Tools.tool("get_job", this::get),
                Tools.tool("list_jobs", this::list),
                Tools.tool("get_job_logs", this::logs),
                Tools.tool("cancel_job", this::cancel),
                Tools.tool("retry_failed_cells", this::retry),
                Tools.tool("get_approval", this::approval),
                Tools.tool("read_rows", this::rows));
    }

    private ToolAnswer create(Call call, Arguments arguments) {
        UUID designId = arguments.id("design_id");
        long version = arguments.needWhole("version");
        long rows = arguments.needWhole("rows");
        Long seed = arguments.whole("seed");
        double costCap = arguments.number("cost_cap_usd");
        UUID approvalId = arguments.optionalId("approval_id");
        arguments.check();
        JobSpec spec = new JobSpec(designId, (int) Math.clamp(version, 0, Integer.MAX_VALUE), rows, seed, costCap);
        return answer(jobs.create(call, new CreateJob(spec, approvalId)));
    }

    private ToolAnswer get(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        arguments.check();
        return answer(jobs.get(call, id));
    }

    private ToolAnswer cancel(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        arguments.check();
        return answer(jobs.cancel(call, id));
    }

    private ToolAnswer list(Call call, Arguments arguments) {
        UUID designId = arguments.optionalId("design_id");
        String after = arguments.text("after");
        Integer limit = arguments.count("limit");
        arguments.check();
        if (designId != null) {
            designs.get(call, designId, null);
        }
        Listing<Job> found = jobs.list(call, designId, after, limit == null ? (Integer) ROWS : limit);
        StringBuilder text = new StringBuilder(found.items().isEmpty() ? "There are no jobs." : "Newest first:");
        for (Job job : found.items()) {
            text.append("\n")
                    .append(job.id())
                    .append(" '")
                    .append(job.name())
                    .append("' ")
                    .append(job.status().wireName())
                    .append(", ")
                    .append(job.progress().rowsDone())
                    .append(" of ")
                    .append(job.progress().rowsTotal())
                    .append(" rows, ")
                    .append(job.createdAt());
        }
        return new ToolAnswer(text + more(found.next()), found);
    }

    private ToolAnswer logs(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        String after = arguments.text("after");
        Integer limit = arguments.count("limit");
        Integer tail = arguments.count("tail");
        arguments.check();
        LogPage page = jobs.logs(call, id, after, limit, tail);
        StringBuilder text = new StringBuilder(page.lines().isEmpty() ? "The job has told nothing." : "");
        for (LogPage.Line line : page.lines()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(line.level() == null ? "" : line.level() + ": ")
                    .append(line.message());
        }
        return new ToolAnswer(text + more(page.next()), page);
    }

    private static String more(@Nullable String next) {
        return next == null ? "" : "\nThere are more: after " + next;
    }

    private ToolAnswer retry(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        arguments.check();
        return answer(jobs.retryFailedCells(call, id));
    }

    private ToolAnswer approval(Call call, Arguments arguments) {
        UUID id = arguments.id("approval_id");
        arguments.check();
        Approvals.Standing standing = approvals.get(call, id);
        String text = "The approval " + id + " is " + standing.state() + ": "
                + standing.spec().rows()
                + " rows of version " + standing.spec().version() + " of the design "
                + standing.spec().designId() + ", at most " + standing.spec().costCapUsd() + " US dollars.";
        return new ToolAnswer(text, standing);
    }

    private ToolAnswer rows(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        long offset = arguments.wholeOr("offset", 0);
        long limit = arguments.wholeOr("limit", ROWS);
        List<String> where = arguments.optionalTexts("where");
        List<String> sort = arguments.optionalTexts("sort");
        arguments.check();
        int size = (int) Math.clamp(limit, Integer.MIN_VALUE, Integer.MAX_VALUE);
        RowPage page = jobs.rows(call, id, new RowQuery(offset, size, where, sort));
        StringBuilder text = new StringBuilder(page.rows().size() + " of " + page.total()
                + (where.isEmpty() ? " rows" : " rows that meet the conditions") + ", from row " + page.offset() + ":");
        page.rows().forEach(row -> text.append('\n').append(WireJson.mapper().writeValueAsString(row)));
        return new ToolAnswer(text.toString(), page);
    }

    private static ToolAnswer answer(Job job) {
        String summary =
                switch (job.status()) {
                    case CREATED -> "created the job";
                    case COMPLETED ->
                        "the job is completed: " + job.progress().rowsDone()
                                + (JobReport.missing(job) == 0
                                        ? " rows"
                                        : " of the " + job.spec().rows() + " rows that were asked for");
                    case ERROR -> "the job ended in an error";
                    case CANCELLED -> "the job was cancelled";
                    case PENDING, ACTIVE, CANCELLING, PAUSED, PAUSING, RESUMING ->
                        "the job is " + job.status().wireName() + ": "
                                + job.progress().rowsDone() + " of "
                                + job.progress().rowsTotal() + " rows";
                };
        String failure = job.failure() == null ? "" : " " + job.failure();
        return new ToolAnswer("Job " + job.id() + ": " + summary + "." + failure, new JobAnswer(summary, job));
    }
}
