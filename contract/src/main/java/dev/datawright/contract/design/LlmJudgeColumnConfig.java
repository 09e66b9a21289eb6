package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A column of marks that a language model gives to other columns of its row, each with its reasons.
///
/// @param prompt a Jinja template over the row's other columns
/// @param modelAlias a role such as `writer`, which is the gateway's model name
/// @param scores what is judged; at least one
/// @param withTrace none when absent
/// @param propagateSkip true when absent
public record LlmJudgeColumnConfig(
        String name,
        String prompt,
        String modelAlias,
        @Nullable String systemPrompt,
        List<Score> scores,
        @Nullable TraceType withTrace,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean extractReasoningContent,
        @Nullable Skip skip,
        @Nullable Boolean propagateSkip,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ModelColumnConfig {
    public LlmJudgeColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(modelAlias, "model_alias");
        scores = List.copyOf(Objects.requireNonNull(scores, "scores"));
        withTrace = withTrace == TraceType.NONE ? null : withTrace;
        propagateSkip = Boolean.TRUE.equals(propagateSkip) ? null : propagateSkip;
    }

    /// The answer alone, in every row.
    public LlmJudgeColumnConfig(
            String name,
            String prompt,
            String modelAlias,
            @Nullable String systemPrompt,
            List<Score> scores,
            boolean drop) {
        this(name, prompt, modelAlias, systemPrompt, scores, null, false, null, null, drop);
    }

    @Override
    public LlmJudgeColumnConfig withName(String newName) {
        return new LlmJudgeColumnConfig(
                newName,
                prompt,
                modelAlias,
                systemPrompt,
                scores,
                withTrace,
                extractReasoningContent,
                skip,
                propagateSkip,
                drop);
    }

    @Override
    public LlmJudgeColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return new LlmJudgeColumnConfig(
                name,
                template.apply(prompt),
                modelAlias,
                systemPrompt == null ? null : template.apply(systemPrompt),
                scores,
                withTrace,
                extractReasoningContent,
                Skip.written(skip, template),
                propagateSkip,
                drop);
    }

    @Override
    public String columnType() {
        return "llm-judge";
    }
}
