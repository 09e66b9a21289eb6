package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One column of a design, by `column_type`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "column_type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SamplerColumnConfig.class, name = "sampler"),
    @JsonSubTypes.Type(value = ExpressionColumnConfig.class, name = "expression"),
    @JsonSubTypes.Type(value = LlmTextColumnConfig.class, name = "llm-text")
})
public sealed interface ColumnConfig permits SamplerColumnConfig, ExpressionColumnConfig, LlmTextColumnConfig {

    /// Unique within the design; the column's header in every file.
    String name();

    /// Whether the column is generated, may be referred to, and is left out of the output.
    boolean drop();

    /// The same column under another name; what refers to it elsewhere stays as it is.
    ColumnConfig withName(String newName);
}
