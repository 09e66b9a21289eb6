package dev.datawright.contract.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column that a chat model writes, one answer a row.
public sealed interface ModelColumnConfig extends ColumnConfig
        permits LlmTextColumnConfig, LlmCodeColumnConfig, LlmStructuredColumnConfig, LlmJudgeColumnConfig {

    /// A Jinja template over the row's other columns.
    String prompt();

    /// A Jinja template too.
    @Nullable
    String systemPrompt();

    /// Which messages are kept beside the answer, in the column `NAME__trace`; none when absent.
    @Nullable
    TraceType withTrace();

    /// Whether the model's reasoning is kept beside the answer, in the column `NAME__reasoning_content`.
    boolean extractReasoningContent();

    /// Absent for true.
    @Nullable
    Boolean propagateSkip();

    @Override
    default boolean propagatesSkip() {
        return propagateSkip() == null;
    }

    @Override
    default List<String> templates() {
        Skip skip = skip();
        return Stream.of(prompt(), systemPrompt(), skip == null ? null : skip.when())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    default List<String> sideEffectColumns() {
        TraceType trace = withTrace();
        List<String> columns = new ArrayList<>();
        if (trace != null && trace != TraceType.NONE) {
            columns.add(name() + "__trace");
        }
        if (extractReasoningContent()) {
            columns.add(name() + "__reasoning_content");
        }
        return columns;
    }

    @Override
    String modelAlias();

    @Override
    ModelColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName);

    @Override
    ModelColumnConfig withName(String newName);
}
