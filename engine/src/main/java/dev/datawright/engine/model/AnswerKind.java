package dev.datawright.engine.model;

import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.dataset.batch.ColumnType;
import org.jspecify.annotations.Nullable;

/// What a kind of column asks of an answer, and what it makes of one.
interface AnswerKind {

    /// What the column's cells hold.
    ColumnType type();

    /// What the prompt is followed by; absent when nothing is added to it.
    @Nullable
    String instructions();

    /// Whether the model is told what was wrong with its answer, and asked once more.
    boolean isRepaired();

    /// The cell's value.
    ///
    /// @param answer without the model's thinking
    Object read(String answer) throws UnusableAnswerException;

    static AnswerKind of(ModelColumnConfig column) {
        return switch (column) {
            case LlmTextColumnConfig _ -> new TextAnswer();
            case LlmCodeColumnConfig code -> new CodeAnswer(code.codeLang());
            case LlmStructuredColumnConfig structured -> JsonAnswer.of(structured.outputFormat());
            case LlmJudgeColumnConfig judge -> JudgeSchema.answer(judge.scores());
        };
    }

    /// The answer as it is.
    record TextAnswer() implements AnswerKind {
        @Override
        public ColumnType type() {
            return ColumnType.Scalar.TEXT;
        }

        @Override
        public @Nullable String instructions() {
            return null;
        }

        @Override
        public boolean isRepaired() {
            return false;
        }

        @Override
        public Object read(String answer) throws UnusableAnswerException {
            if (answer.isEmpty()) {
                throw new UnusableAnswerException("The model's answer is empty");
            }
            return answer;
        }
    }
}
