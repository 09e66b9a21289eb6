package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A column of program code that a language model writes, one call a row.
///
/// @param prompt a Jinja template over the row's other columns
/// @param modelAlias a role such as `writer`, which is the gateway's model name
/// @param codeLang the language that is asked for and taken out of the answer
/// @param withTrace none when absent
/// @param propagateSkip true when absent
public record LlmCodeColumnConfig(
        String name,
        String prompt,
        String modelAlias,
        @Nullable String systemPrompt,
        CodeLang codeLang,
        @Nullable TraceType withTrace,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean extractReasoningContent,
        @Nullable Skip skip,
        @Nullable Boolean propagateSkip,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ModelColumnConfig {
    public LlmCodeColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(modelAlias, "model_alias");
        Objects.requireNonNull(codeLang, "code_lang");
        withTrace = withTrace == TraceType.NONE ? null : withTrace;
        propagateSkip = Boolean.TRUE.equals(propagateSkip) ? null : propagateSkip;
    }

    /// The answer alone, in every row.
    public LlmCodeColumnConfig(
            String name,
            String prompt,
            String modelAlias,
            @Nullable String systemPrompt,
            CodeLang codeLang,
            boolean drop) {
        this(name, prompt, modelAlias, systemPrompt, codeLang, null, false, null, null, drop);
    }

    @Override
    public LlmCodeColumnConfig withName(String newName) {
        return new LlmCodeColumnConfig(
                newName,
                prompt,
                modelAlias,
                systemPrompt,
                codeLang,
                withTrace,
                extractReasoningContent,
                skip,
                propagateSkip,
                drop);
    }

    @Override
    public LlmCodeColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return new LlmCodeColumnConfig(
                name,
                template.apply(prompt),
                modelAlias,
                systemPrompt == null ? null : template.apply(systemPrompt),
                codeLang,
                withTrace,
                extractReasoningContent,
                Skip.written(skip, template),
                propagateSkip,
                drop);
    }

    @Override
    public String columnType() {
        return "llm-code";
    }
}
