package dev.datawright.bridge.design;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over [History].
@Configuration(proxyBeanMethods = false)
class HistoryTools {

    private final History history;

    HistoryTools(History history) {
        this.history = history;
    }

    @Bean
    List<SyncToolSpecification> historyToolset() {
        return List.of(
                Tools.tool("list_versions", this::versions),
                Tools.tool("diff_versions", this::difference),
                Tools.tool("restore_version", this::restore),
                Tools.tool("undo", this::undo),
                Tools.tool("redo", this::redo));
    }

    private ToolAnswer versions(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        Integer after = Versions.optional(arguments, "after");
        Integer limit = Versions.optional(arguments, "limit");
        arguments.check();
        Listing<DesignVersion> versions = history.versions(call, id, after, limit);
        String lines = versions.items().stream()
                .map(version -> version.version() + " ("
                        + version.author().name().toLowerCase(Locale.ROOT) + ", " + version.at() + "): "
                        + version.summary())
                .collect(Collectors.joining("\n"));
        String more = versions.next() == null ? "" : "\nOlder ones: after=" + versions.next() + ".";
        return new ToolAnswer(lines + more, versions);
    }

    private ToolAnswer difference(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        Integer from = Versions.optional(arguments, "from");
        Integer to = Versions.optional(arguments, "to");
        arguments.check();
        DesignDifference difference = history.difference(call, id, from, to);
        return new ToolAnswer(WireJson.mapper().writeValueAsString(difference), difference);
    }

    private ToolAnswer restore(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        int version = Versions.of(arguments.needWhole("version"));
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(history.restore(call, id, version, base));
    }

    private ToolAnswer undo(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(history.undo(call, id, base));
    }

    private ToolAnswer redo(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(history.redo(call, id, base));
    }
}
