package dev.datawright.bridge.template;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Listing;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [Templates].
@Configuration(proxyBeanMethods = false)
class TemplateTools {

    private final Templates templates;

    TemplateTools(Templates templates) {
        this.templates = templates;
    }

    @Bean
    List<SyncToolSpecification> templateToolset() {
        return List.of(Tools.tool("list_templates", this::list));
    }

    private ToolAnswer list(Call call, Arguments arguments) {
        arguments.check();
        List<TemplateSummary> found =
                templates.all(call).stream().map(TemplateSummary::of).toList();
        String lines = found.stream()
                .map(template -> template.name() + ": " + template.description())
                .collect(Collectors.joining("\n"));
        return new ToolAnswer(lines + "\nUse create_design with one of these names.", new Listing<>(found, null));
    }
}
