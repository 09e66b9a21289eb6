package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A column of objects that a language model writes, one call a row.
///
/// @param prompt a Jinja template over the row's other columns
/// @param modelAlias a role such as `writer`, which is the gateway's model name
/// @param outputFormat the JSON Schema that every answer fulfils
/// @param withTrace none when absent
/// @param propagateSkip true when absent
public record LlmStructuredColumnConfig(
        String name,
        String prompt,
        String modelAlias,
        @Nullable String systemPrompt,
        Map<String, Object> outputFormat,
        @Nullable TraceType withTrace,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean extractReasoningContent,
        @Nullable Skip skip,
        @Nullable Boolean propagateSkip,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ModelColumnConfig {
    public LlmStructuredColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(modelAlias, "model_alias");
        outputFormat = Collections.unmodifiableMap(new LinkedHashMap<>(outputFormat));
        withTrace = withTrace == TraceType.NONE ? null : withTrace;
        propagateSkip = Boolean.TRUE.equals(propagateSkip) ? null : propagateSkip;
    }

    /// The answer alone, in every row.
    public LlmStructuredColumnConfig(
            String name,
            String prompt,
            String modelAlias,
            @Nullable String systemPrompt,
            Map<String, Object> outputFormat,
            boolean drop) {
        this(name, prompt, modelAlias, systemPrompt, outputFormat, null, false, null, null, drop);
    }

    @Override
    public LlmStructuredColumnConfig withName(String newName) {
        return new LlmStructuredColumnConfig(
                newName,
                prompt,
                modelAlias,
                systemPrompt,
                outputFormat,
                withTrace,
                extractReasoningContent,
                skip,
                propagateSkip,
                drop);
    }

    @Override
    public LlmStructuredColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return new LlmStructuredColumnConfig(
                name,
                template.apply(prompt),
                modelAlias,
                systemPrompt == null ? null : template.apply(systemPrompt),
                outputFormat,
                withTrace,
                extractReasoningContent,
                Skip.written(skip, template),
                propagateSkip,
                drop);
    }

    @Override
    public String columnType() {
        return "llm-structured";
    }
}
