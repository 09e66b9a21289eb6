package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A column of vectors that an embedding model makes of another column's texts.
///
/// @param propagateSkip true when absent
public record EmbeddingColumnConfig(
        String name,
        String targetColumn,
        String modelAlias,
        @Nullable Skip skip,
        @Nullable Boolean propagateSkip,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ColumnConfig {
    public EmbeddingColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(targetColumn, "target_column");
        Objects.requireNonNull(modelAlias, "model_alias");
        propagateSkip = Boolean.TRUE.equals(propagateSkip) ? null : propagateSkip;
    }

    @Override
    public EmbeddingColumnConfig withName(String newName) {
        return new EmbeddingColumnConfig(newName, targetColumn, modelAlias, skip, propagateSkip, drop);
    }

    @Override
    public EmbeddingColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return new EmbeddingColumnConfig(
                name, otherName.apply(targetColumn), modelAlias, Skip.written(skip, template), propagateSkip, drop);
    }

    @Override
    public List<String> templates() {
        return skip == null ? List.of() : List.of(skip.when());
    }

    @Override
    public List<String> namedColumns() {
        return List.of(targetColumn);
    }

    @Override
    public String columnType() {
        return "embedding";
    }

    @Override
    public boolean propagatesSkip() {
        return propagateSkip == null;
    }
}
