package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A column of texts that a language model writes, one call a row.
///
/// @param prompt a Jinja template over the row's other columns
/// @param modelAlias a role such as `writer`, which is the gateway's model name
/// @param withTrace none when absent
/// @param propagateSkip true when absent
public record LlmTextColumnConfig(
        String name,
        String prompt,
        String modelAlias,
        @Nullable String systemPrompt,
        @Nullable TraceType withTrace,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean extractReasoningContent,
        @Nullable Skip skip,
        @Nullable Boolean propagateSkip,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ModelColumnConfig {
    public LlmTextColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(modelAlias, "model_alias");
        withTrace = withTrace == TraceType.NONE ? null : withTrace;
        propagateSkip = Boolean.TRUE.equals(propagateSkip) ? null : propagateSkip;
    }

    /// The answer alone, in every row.
    public LlmTextColumnConfig(
            String name, String prompt, String modelAlias, @Nullable String systemPrompt, boolean drop) {
        this(name, prompt, modelAlias, systemPrompt, null, false, null, null, drop);
    }

    @Override
    public LlmTextColumnConfig withName(String newName) {
        return new LlmTextColumnConfig(
                newName,
                prompt,
                modelAlias,
                systemPrompt,
                withTrace,
                extractReasoningContent,
                skip,
                propagateSkip,
                drop);
    }

    @Override
    public LlmTextColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return new LlmTextColumnConfig(
                name,
                template.apply(prompt),
                modelAlias,
                systemPrompt == null ? null : template.apply(systemPrompt),
                withTrace,
                extractReasoningContent,
                Skip.written(skip, template),
                propagateSkip,
                drop);
    }

    @Override
    public String columnType() {
        return "llm-text";
    }
}
