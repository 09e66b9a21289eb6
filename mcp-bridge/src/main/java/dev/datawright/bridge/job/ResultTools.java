package dev.datawright.bridge.job;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.result.ResultProfile;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [JobResults].
@Configuration(proxyBeanMethods = false)
class ResultTools {

    private final JobResults results;

    ResultTools(JobResults results) {
        this.results = results;
    }

    @Bean
    List<SyncToolSpecification> resultToolset() {
        return List.of(Tools.tool("get_result", this::result), Tools.tool("describe_result", this::describe));
    }

    private ToolAnswer result(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        String dialect = arguments.text("dialect");
        arguments.check();
        JobResult result = results.result(call, id, dialect);
        StringBuilder text =
                new StringBuilder(result.name() + ": " + result.rows() + " of " + result.rowsAsked() + " rows.");
        result.notices().forEach(notice -> text.append('\n').append(notice));
        result.links()
                .forEach(link ->
                        text.append('\n').append(link.format()).append(": ").append(link.path()));
        return new ToolAnswer(text.toString(), result);
    }

    private ToolAnswer describe(Call call, Arguments arguments) {
        UUID id = arguments.id("job_id");
        arguments.check();
        JobReport report = results.report(call, id);
        StringBuilder text =
                new StringBuilder(report.name() + ": " + report.rows() + " of " + report.rowsAsked() + " rows.");
        report.notices().forEach(notice -> text.append('\n').append(notice));
        for (Check check : report.checks()) {
            text.append('\n')
                    .append(check.passed() ? "kept: " : "NOT kept: ")
                    .append(check.name())
                    .append(": asked ")
                    .append(check.asked())
                    .append(", measured ")
                    .append(check.measured());
        }
        ResultProfile profile = report.profile();
        if (profile != null) {
            text.append("\nduplicate rows: ").append(profile.duplicateRows());
            profile.columns()
                    .forEach(
                            column -> text.append('\n').append(WireJson.mapper().writeValueAsString(column)));
        }
        return new ToolAnswer(text.toString(), report);
    }
}
