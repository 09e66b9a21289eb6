package dev.datawright.engine.expression;

import org.jspecify.annotations.Nullable;

/// A compiled expression: a value for the row of a frame.
@FunctionalInterface
interface Evaluation {

    /// @throws EvaluationException when the row has no value
    @Nullable
    Object of(Frame frame);
}
