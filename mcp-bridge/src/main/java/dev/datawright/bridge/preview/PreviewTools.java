package dev.datawright.bridge.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.ToolExchange;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [Previews].
@Configuration(proxyBeanMethods = false)
class PreviewTools {

    private final Previews previews;

    PreviewTools(Previews previews) {
        this.previews = previews;
    }

    record Shown(
            String summary,
            int version,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            List<Map<String, @Nullable Object>> rows,

            List<String> notices) {}

    @Bean
    List<SyncToolSpecification> previewToolset() {
        return List.of(Tools.tool("preview_design", this::preview));
    }

    private ToolAnswer preview(Call call, Arguments arguments, ToolExchange exchange) {
        UUID id = arguments.id("design_id");
        long rows = arguments.wholeOr("rows", 5);
        arguments.check();
        int wanted = (int) Math.clamp(rows, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Preview preview = exchange.waiting("Data Designer makes the rows", () -> previews.run(call, id, wanted));
        int count = preview.rows().size();
        Shown shown = new Shown(
                "previewed " + count + (count == 1 ? " row" : " rows"),
                preview.version(),
                preview.rows(),
                preview.notices());
        StringBuilder text = new StringBuilder("The first rows of version " + preview.version() + ":");
        preview.rows().forEach(row -> text.append('\n').append(WireJson.mapper().writeValueAsString(row)));
        preview.notices().forEach(notice -> text.append('\n').append(notice));
        return new ToolAnswer(text.toString(), shown);
    }
}
