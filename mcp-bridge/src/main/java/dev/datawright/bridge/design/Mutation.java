package dev.datawright.bridge.design;

import dev.datawright.bridge.mcp.ToolAnswer;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Design;
import java.util.List;
import java.util.UUID;

/// What every tool that changes a design answers.
public record Mutation(String summary, UUID designId, int version, String name, List<String> columns) {

    static Mutation of(Design design) {
        return new Mutation(
                design.summary(),
                design.id(),
                design.version(),
                design.name(),
                design.config().columns().stream().map(ColumnConfig::name).toList());
    }

    /// What a tool says about the change that made this version.
    public static ToolAnswer answer(Design design) {
        Mutation mutation = of(design);
        return new ToolAnswer(
                "Done: " + mutation.summary() + ". The design '" + mutation.name() + "' is at version "
                        + mutation.version() + " with the columns " + mutation.columns() + ".",
                mutation);
    }
}
