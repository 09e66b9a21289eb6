package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Columns written anew from a form, with what the form has no fields for kept as it was.
///
/// @param original the column before the change; absent for a new one
record KeptFields(Optional<ColumnConfig> original) {

    ColumnConfig computed(String name, String expr, ExpressionColumnConfig.Dtype dtype, boolean drop) {
        return original.orElse(null) instanceof ExpressionColumnConfig was
                ? new ExpressionColumnConfig(name, expr, dtype, was.skip(), was.propagateSkip(), drop)
                : new ExpressionColumnConfig(name, expr, dtype, drop);
    }

    ColumnConfig written(String name, String prompt, String model, @Nullable String system, boolean drop) {
        return switch (original.orElse(null)) {
            case LlmTextColumnConfig was ->
                new LlmTextColumnConfig(
                        name,
                        prompt,
                        model,
                        system,
                        was.withTrace(),
                        was.extractReasoningContent(),
                        was.skip(),
                        was.propagateSkip(),
                        drop);
            case LlmCodeColumnConfig was ->
                new LlmCodeColumnConfig(
                        name,
                        prompt,
                        model,
                        system,
                        was.codeLang(),
                        was.withTrace(),
                        was.extractReasoningContent(),
                        was.skip(),
                        was.propagateSkip(),
                        drop);
            case LlmStructuredColumnConfig was ->
                new LlmStructuredColumnConfig(
                        name,
                        prompt,
                        model,
                        system,
                        was.outputFormat(),
                        was.withTrace(),
                        was.extractReasoningContent(),
                        was.skip(),
                        was.propagateSkip(),
                        drop);
            case LlmJudgeColumnConfig was ->
                new LlmJudgeColumnConfig(
                        name,
                        prompt,
                        model,
                        system,
                        was.scores(),
                        was.withTrace(),
                        was.extractReasoningContent(),
                        was.skip(),
                        was.propagateSkip(),
                        drop);
            case SamplerColumnConfig _,
                    SeedDatasetColumnConfig _,
                    ExpressionColumnConfig _,
                    EmbeddingColumnConfig _,
                    ValidationColumnConfig _ -> new LlmTextColumnConfig(name, prompt, model, system, drop);
            case null -> new LlmTextColumnConfig(name, prompt, model, system, drop);
        };
    }

    /// A column without fields of its own in any form.
    ///
    /// @throws java.util.NoSuchElementException when there was no column before
    ColumnConfig other(String name, boolean drop) {
        return switch (original.orElseThrow()) {
            case SeedDatasetColumnConfig _ -> new SeedDatasetColumnConfig(name, drop);
            case EmbeddingColumnConfig was ->
                new EmbeddingColumnConfig(
                        name, was.targetColumn(), was.modelAlias(), was.skip(), was.propagateSkip(), drop);
            case ValidationColumnConfig was ->
                new ValidationColumnConfig(
                        name,
                        was.targetColumns(),
                        was.validatorParams(),
                        was.batchSize(),
                        was.skip(),
                        was.propagateSkip(),
                        drop);
            case ColumnConfig was -> was.withName(name);
        };
    }
}
