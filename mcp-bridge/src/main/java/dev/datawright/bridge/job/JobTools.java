package dev.datawright.bridge.job;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.CreateJob;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [Jobs].
@Configuration(proxyBeanMethods = false)
class JobTools {

    private static final int ROWS = 20;

    private final Jobs jobs;

    JobTools(Jobs jobs) {
        this.jobs = jobs;
    }

    record JobAnswer(String summary, Job job) {}

    @Bean
    List<SyncToolSpecification> jobToolset() {
        return List.of(
                Tools.tool("create_job", this::create),
                Tools.tool("get_job", this::get),
                Tools.tool("cancel_job", this::cancel),
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
