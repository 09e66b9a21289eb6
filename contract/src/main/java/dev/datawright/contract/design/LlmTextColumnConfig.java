package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column of texts that a language model writes, one call a row.
///
/// @param prompt a Jinja template over the row's other columns
/// @param modelAlias a role such as `writer`, which is the gateway's model name
public record LlmTextColumnConfig(
        String name,
        String prompt,
        String modelAlias,
        @Nullable String systemPrompt,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ColumnConfig {
    public LlmTextColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(modelAlias, "model_alias");
    }

    @Override
    public LlmTextColumnConfig withName(String newName) {
        return new LlmTextColumnConfig(newName, prompt, modelAlias, systemPrompt, drop);
    }
}
