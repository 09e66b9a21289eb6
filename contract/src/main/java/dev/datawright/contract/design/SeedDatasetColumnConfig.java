package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A column taken from the seed dataset of the design, where it has the same name.
public record SeedDatasetColumnConfig(
        String name,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop) implements ColumnConfig {
    public SeedDatasetColumnConfig {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public SeedDatasetColumnConfig withName(String newName) {
        return new SeedDatasetColumnConfig(newName, drop);
    }

    @Override
    public SeedDatasetColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return this;
    }

    @Override
    public List<String> templates() {
        return List.of();
    }

    @Override
    public String columnType() {
        return "seed-dataset";
    }
}
