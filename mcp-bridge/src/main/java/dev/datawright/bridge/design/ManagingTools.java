package dev.datawright.bridge.design;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.bridge.mcp.Tools;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignSummary;
import dev.datawright.contract.job.Listing;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The MCP edge over what [Designs] does with whole designs and with the names and places of columns.
@Configuration(proxyBeanMethods = false)
class ManagingTools {

    private final Designs designs;

    ManagingTools(Designs designs) {
        this.designs = designs;
    }

    record Archived(String summary, UUID designId) {}

    @Bean
    List<SyncToolSpecification> managingToolset() {
        return List.of(
                Tools.tool("list_designs", this::list),
                Tools.tool("clone_design", this::copy),
                Tools.tool("archive_design", this::archive),
                Tools.tool("change_design", this::change),
                Tools.tool("rename_column", this::rename),
                Tools.tool("reorder_columns", this::reorder));
    }

    private ToolAnswer list(Call call, Arguments arguments) {
        String after = arguments.text("after");
        Integer limit = Versions.optional(arguments, "limit");
        arguments.check();
        Listing<DesignSummary> found = designs.list(call, after, limit);
        String lines = found.items().stream()
                .map(design -> design.id() + ": " + design.name() + ", version " + design.version() + ", "
                        + design.columns() + (design.columns() == 1 ? " column" : " columns"))
                .collect(Collectors.joining("\n"));
        String more = found.next() == null ? "" : "\nMore: after=" + found.next() + ".";
        return new ToolAnswer(lines.isEmpty() ? "There are no designs yet: use create_design." : lines + more, found);
    }

    private ToolAnswer copy(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        Integer version = Versions.optional(arguments, "version");
        String name = arguments.text("name");
        arguments.check();
        return Mutation.answer(designs.copy(call, id, version, name));
    }

    private ToolAnswer archive(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        Integer base = Versions.base(arguments);
        arguments.check();
        designs.archive(call, id, base);
        return new ToolAnswer(
                "Archived the design " + id + ": it is in no list any more. Its jobs and their files stay for a while.",
                new Archived("archived", id));
    }

    private ToolAnswer change(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        String name = arguments.text("name");
        Long rows = arguments.whole("rows");
        Long seed = arguments.whole("seed");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(designs.change(call, id, new DesignPatch(name, rows, seed, base)));
    }

    private ToolAnswer rename(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        String from = arguments.text("from");
        String to = arguments.text("to");
        Integer base = Versions.base(arguments);
        arguments.check();
        Design design = designs.renameColumn(call, id, new ColumnRenaming(from, to, base));
        return Mutation.answer(design);
    }

    private ToolAnswer reorder(Call call, Arguments arguments) {
        UUID id = arguments.id("design_id");
        List<String> names = arguments.texts("names");
        String after = arguments.text("after");
        Integer base = Versions.base(arguments);
        arguments.check();
        return Mutation.answer(designs.reorderColumns(call, id, new ColumnOrder(names, after, base)));
    }
}
