package dev.datawright.engine.model;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.EvaluationException;
import dev.datawright.engine.model.ModelColumn.Asking;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cells of one model column in one batch. Its vectors stand in the batch from the start and fill up: whoever waits
/// for a cell finds it there.
final class CellsOfBatch {

    private final ModelColumn column;
    private final ModelCalls calls;
    private final OpenBatch batch;
    private final int behind;
    private final Values values;
    private final @Nullable Values trace;
    private final @Nullable Values reasoning;
    private final boolean[] known;
    private final BitSet skipped;
    private final boolean[] failed;
    private final ModelColumn.Maker maker;

    /// @param behind how many model calls a row may still need, one after the other, once it has this cell
    CellsOfBatch(ModelColumn column, ModelCalls calls, OpenBatch batch, int behind) {
        this.column = column;
        this.calls = calls;
        this.batch = batch;
        this.behind = behind;
        this.values = new Values(column.type(), batch.size());
        batch.put(column.name(), values.vector());
        this.trace = beside("__trace", ModelColumn.TRACE);
        this.reasoning = beside("__reasoning_content", ColumnType.Scalar.TEXT);
        this.known = new boolean[batch.size()];
        this.skipped = batch.skipped(column.name());
        this.failed = batch.putFailed(column.name());
        this.maker = column.over(batch);
        Map<Long, String> journalled = calls.journal().find(column.name(), batch.firstRow(), batch.size());
        journalled.forEach((number, text) -> {
            int row = Math.toIntExact(number - batch.firstRow());
            known[row] = true;
            set(row, column.fromJournal(text));
        });
    }

    /// Whether an earlier run made it, or none is to.
    boolean isKnown(int row) {
        return known[row] || skipped.get(row);
    }

    void fill(int row) throws InterruptedException {
        long number = batch.firstRow() + row;
        ModelLine.Attempts attempts = new ModelLine.Attempts();
        String missing = missing(row);
        if (missing != null) {
            fail(row, "'" + missing + "', which it is made from, stayed empty", attempts);
            return;
        }
        ModelColumn.Spent spent = new ModelColumn.Spent(column.line().model());
        try {
            Cell cell = maker.make(row, new Asking(number, behind, attempts, spent));
            calls.journal().keep(column.name(), number, column.journalled(cell), spent.total());
            set(row, cell);
            calls.watch().cellMade();
        } catch (EvaluationException noPrompt) {
            fail(row, noPrompt.getMessage(), attempts);
        } catch (UnusableAnswerException unusable) {
            fail(row, unusable.getMessage(), attempts);
            calls.journal().lost(column.name(), number, spent.total());
            calls.watch().cellFailed(unusable.getMessage());
        } catch (ModelCallException noAnswer) {
            fail(row, noAnswer.getMessage(), attempts);
            calls.journal().lost(column.name(), number, spent.total());
            calls.watch().failed(noAnswer);
            calls.watch().cellFailed(noAnswer.getMessage());
        }
    }

    private @Nullable String missing(int row) {
        for (String needed : column.needs()) {
            if (batch.hasFailed(needed, row)) {
                return needed;
            }
        }
        return null;
    }

    private void fail(int row, String reason, ModelLine.Attempts attempts) {
        failed[row] = true;
        calls.events().failed(new CellFailure(column.name(), batch.firstRow() + row, reason, attempts.made));
    }

    private void set(int row, Cell cell) {
        values.set(row, cell.value());
        if (trace != null) {
            trace.set(row, cell.trace());
        }
        if (reasoning != null) {
            reasoning.set(row, cell.reasoning());
        }
    }

    private @Nullable Values beside(String ending, ColumnType type) {
        String name = column.name() + ending;
        if (!column.sideEffectColumns().contains(name)) {
            return null;
        }
        Values beside = new Values(type, batch.size());
        batch.put(name, beside.vector());
        return beside;
    }

    /// A vector that is filled cell by cell.
    private static final class Values {

        private final @Nullable String @Nullable [] texts;
        private final @Nullable Object[] objects;
        private final ColumnVector vector;

        Values(ColumnType type, int size) {
            boolean isText = type == ColumnType.Scalar.TEXT;
            this.texts = isText ? new @Nullable String[size] : null;
            this.objects = new @Nullable Object[isText ? 0 : size];
            this.vector = texts == null ? new ColumnVector.Nested(type, objects) : new ColumnVector.Strings(texts);
        }

        ColumnVector vector() {
            return vector;
        }

        void set(int row, @Nullable Object value) {
            if (texts != null) {
                texts[row] = (String) value;
            } else {
                objects[row] = value;
            }
        }
    }
}
