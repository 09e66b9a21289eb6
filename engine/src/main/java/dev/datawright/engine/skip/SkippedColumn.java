package dev.datawright.engine.skip;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.CompiledTemplate;
import dev.datawright.engine.expression.EvaluationException;
import dev.datawright.rules.plan.References;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One column's skips.
final class SkippedColumn {

    private final ColumnConfig column;
    private final Consumer<CellFailure> failures;
    private final List<String> required;
    private final @Nullable CompiledTemplate when;
    private final @Nullable Object value;

    SkippedColumn(ColumnConfig column, Consumer<CellFailure> failures) {
        this.column = column;
        this.failures = failures;
        this.required = column.propagatesSkip() ? List.copyOf(References.required(column)) : List.of();
        Skip skip = column.skip();
        this.when = skip == null ? null : CompiledTemplate.compile(skip.when());
        this.value = skip == null ? null : plain(skip.value());
    }

    /// Tells the batch in which rows the column is not made.
    void mark(OpenBatch batch) {
        BitSet skipped = new BitSet(batch.size());
        required.forEach(name -> skipped.or(batch.skipped(name)));
        if (when != null) {
            evaluate(when.over(batch), batch, skipped);
        }
        batch.skip(column.name(), skipped);
        column.sideEffectColumns().forEach(name -> batch.skip(name, skipped));
    }

    /// Puts the value that stands in for skipped cells into the column, which has been made.
    void fill(OpenBatch batch) {
        if (value != null) {
            batch.put(column.name(), SkipValues.in(batch.column(column.name()), batch.skipped(column.name()), value));
        }
    }

    /// A config that was stored brings other kinds of numbers than one that was just read.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Integer whole -> whole.longValue();
            case Long whole -> whole;
            case Number number -> number.doubleValue();
            case null, default -> value;
        };
    }

    private void evaluate(CompiledTemplate.Rendering condition, OpenBatch batch, BitSet skipped) {
        for (int row = skipped.nextClearBit(0); row < batch.size(); row = skipped.nextClearBit(row + 1)) {
            try {
                if (condition.holds(row)) {
                    skipped.set(row);
                }
            } catch (EvaluationException unknown) {
                skipped.set(row);
                failures.accept(new CellFailure(
                        column.name(),
                        batch.firstRow() + row,
                        "The row is skipped, for its skip condition cannot be evaluated: " + unknown.getMessage()));
            }
        }
    }
}
