package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row at a time under a template: its columns, the template's own variables, and how much work is left.
final class Frame {

    /// Steps that one cell may take; a step is a part of an expression evaluated in a loop, or a few characters
    /// looked at.
    private static final int MOST_STEPS = 1_000_000;

    private final ColumnVector[] columns;
    private final @Nullable Object[] locals;
    private final @Nullable RowRandom random;
    private final long firstRow;
    private int row;
    private int steps;
    private int draws;

    Frame(ColumnVector[] columns, int locals, long firstRow, @Nullable RowRandom random) {
        this.columns = columns;
        this.locals = new Object[locals];
        this.firstRow = firstRow;
        this.random = random;
    }

    void start(int row) {
        this.row = row;
        steps = MOST_STEPS;
        draws = 0;
    }

    int row() {
        return row;
    }

    ColumnVector column(int slot) {
        return columns[slot];
    }

    @Nullable
    Object local(int slot) {
        return locals[slot];
    }

    void set(int slot, @Nullable Object value) {
        locals[slot] = value;
    }

    /// @throws EvaluationException when the cell takes too many steps
    void step(int weight) {
        steps -= weight;
        if (steps < 0) {
            throw new EvaluationException("The cell takes more than " + MOST_STEPS + " steps: loop over less");
        }
    }

    /// Counts what a filter, a method or an operator looks at.
    void look(@Nullable Object value) {
        if (value instanceof String text) {
            if (text.length() > 64) {
                step(text.length() >> 3);
            }
        } else if (value instanceof List || value instanceof Tuple || value instanceof Map) {
            step(Limits.weight(value) >> 2);
        }
    }

    /// One of the numbers from 0 to bound - 1: the next draw of this row.
    int draw(int bound) {
        if (random == null) {
            throw new EvaluationException("'random' works in expression columns alone");
        }
        return RowRandom.below(bound, random.bits(firstRow + row, draws++));
    }
}
