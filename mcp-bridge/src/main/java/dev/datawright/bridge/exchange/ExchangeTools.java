package dev.datawright.bridge.exchange;

import dev.datawright.bridge.design.Mutation;
import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [Exchange].
@Configuration(proxyBeanMethods = false)
class ExchangeTools {

    private final Exchange exchange;

    ExchangeTools(Exchange exchange) {
        this.exchange = exchange;
    }

    @Bean
    List<SyncToolSpecification> exchangeToolset() {
        return List.of(Tools.tool("export_design", this::export), Tools.tool("import_design", this::read));
    }

    private ToolAnswer export(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        String format = arguments.text("format");
        Integer version = whole(arguments, "version");
        arguments.check();
        Export export = exchange.export(call, id, version, Format.parse(format));
        return new ToolAnswer(export.content(), export);
    }

    private ToolAnswer read(Call call, Arguments arguments) {
        UUID id = arguments.optionalId("design_id");
        Exchange.Source source = new Exchange.Source(
                arguments.text("content"),
                arguments.text("format"),
                arguments.text("name"),
                null,
                null,
                whole(arguments, "base_version"));
        arguments.check();
        return Mutation.answer(id == null ? exchange.create(call, source) : exchange.replace(call, id, source));
    }

    private static @Nullable Integer whole(Arguments arguments, String name) {
        Long version = arguments.whole(name);
        return version == null ? null : Math.toIntExact(Math.clamp(version, 0, Integer.MAX_VALUE));
    }
}
