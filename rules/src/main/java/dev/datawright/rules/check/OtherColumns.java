package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.rules.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns that a column may name.
final class OtherColumns {

    private final DataDesignerConfig config;

    OtherColumns(DataDesignerConfig config) {
        this.config = config;
    }

    /// The column of that name, or the one beside which it comes into being; empty, and reported, when there is none or
    /// it is the column itself.
    Optional<ColumnConfig> find(@Nullable ColumnConfig column, String name, Findings here) {
        String own = column == null ? null : column.name();
        if (name.equals(own) || column != null && column.sideEffectColumns().contains(name)) {
            here.add("self-reference", "The column '" + name + "' refers to itself");
            return Optional.empty();
        }
        Optional<ColumnConfig> found = config.columns().stream()
                .filter(other ->
                        other.name().equals(name) || other.sideEffectColumns().contains(name))
                .findFirst();
        if (found.isEmpty()) {
            List<String> others = config.columns().stream()
                    .flatMap(other -> Stream.concat(Stream.of(other.name()), other.sideEffectColumns().stream()))
                    .filter(other -> !other.equals(own))
                    .toList();
            here.add(
                    "unknown-column",
                    "There is no column '" + Words.abbreviated(name) + "'",
                    Words.suggest(name, others));
        }
        return found;
    }
}
