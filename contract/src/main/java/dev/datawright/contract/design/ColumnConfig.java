package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One column of a design, by `column_type`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "column_type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SamplerColumnConfig.class, name = "sampler"),
    @JsonSubTypes.Type(value = SeedDatasetColumnConfig.class, name = "seed-dataset"),
    @JsonSubTypes.Type(value = ExpressionColumnConfig.class, name = "expression"),
    @JsonSubTypes.Type(value = LlmTextColumnConfig.class, name = "llm-text"),
    @JsonSubTypes.Type(value = LlmCodeColumnConfig.class, name = "llm-code"),
    @JsonSubTypes.Type(value = LlmStructuredColumnConfig.class, name = "llm-structured"),
    @JsonSubTypes.Type(value = LlmJudgeColumnConfig.class, name = "llm-judge"),
    @JsonSubTypes.Type(value = EmbeddingColumnConfig.class, name = "embedding"),
    @JsonSubTypes.Type(value = ValidationColumnConfig.class, name = "validation")
})
public sealed interface ColumnConfig
        permits SamplerColumnConfig,
                SeedDatasetColumnConfig,
                ExpressionColumnConfig,
                ModelColumnConfig,
                EmbeddingColumnConfig,
                ValidationColumnConfig {

    /// The name of its kind on the wire, such as `llm-text`.
    String columnType();

    /// Unique within the design; the column's header in every file.
    String name();

    /// Whether the column is generated, may be referred to, and is left out of the output.
    boolean drop();

    /// The same column under another name; what refers to it elsewhere stays as it is.
    ColumnConfig withName(String newName);

    /// The same column, with its templates and the names of other columns in its other fields written anew.
    ColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName);

    /// The Jinja templates in it; the conditions of samplers are none.
    List<String> templates();

    /// The columns that it names outside of templates and conditions.
    default List<String> namedColumns() {
        return List.of();
    }

    /// The alias of the model that makes it; absent where none does.
    default @Nullable String modelAlias() {
        return null;
    }

    /// The columns that come into being beside it, such as `NAME__trace`.
    default List<String> sideEffectColumns() {
        return List.of();
    }

    /// In which rows the column is not made; absent for columns that are made in every row.
    default @Nullable Skip skip() {
        return null;
    }

    /// Whether the column is not made either in rows in which a column that it needs is skipped.
    default boolean propagatesSkip() {
        return true;
    }
}
