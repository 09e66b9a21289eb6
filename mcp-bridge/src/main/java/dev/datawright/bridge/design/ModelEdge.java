package dev.datawright.bridge.design;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Listing;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Both edges over [Models].
@RestController
class ModelEdge {

    private final Models models;

    ModelEdge(Models models) {
        this.models = models;
    }

    @GetMapping("/api/bridge/models")
    Listing<Models.Model> list(Call call) {
        return models.list(call);
    }

    @Bean
    List<SyncToolSpecification> modelToolset() {
        return List.of(Tools.tool("list_models", this::tell));
    }

    private ToolAnswer tell(Call call, Arguments arguments) {
        arguments.check();
        Listing<Models.Model> found = models.list(call);
        String text = found.items().stream()
                .map(model -> model.alias() + (model.costsMoney() ? " (costs money)" : " (free)"))
                .collect(Collectors.joining("\n", "Models that a column can name:\n", ""));
        return new ToolAnswer(text, found);
    }
}
