package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import org.jspecify.annotations.Nullable;

/// A compiled expression: a value for a row, from the columns that the template mentions.
@FunctionalInterface
interface Evaluation {

    /// @throws EvaluationException when the row has no value
    @Nullable
    Object of(ColumnVector[] columns, int row);
}
