package dev.datawright.engine.skip;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.CompiledTemplate;
import dev.datawright.engine.expression.EvaluationException;
import dev.datawright.rules.plan.References;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Marks the rows in which a column is not made, before it is made.
///
/// A row is skipped when a column that the column is made of is skipped there, or when its own condition holds. One
/// whose condition cannot be evaluated is skipped too, as in Data Designer: nobody pays for a row that may not be
// meant.
public final class SkippingGenerator implements ColumnGenerator {

    private final ColumnConfig column;
    private final ColumnGenerator made;
    private final Consumer<CellFailure> failures;
    private final List<String> required;
    private final @Nullable CompiledTemplate when;
    private final @Nullable Object value;

    private SkippingGenerator(ColumnConfig column, ColumnGenerator made, Consumer<CellFailure> failures) {
        this.column = column;
        this.made = made;
        this.failures = failures;
        this.required = column.propagatesSkip() ? List.copyOf(References.required(column)) : List.of();
        Skip skip = column.skip();
        this.when = skip == null ? null : CompiledTemplate.compile(skip.when());
        this.value = skip == null ? null : plain(skip.value());
    }

    /// The generator of a column with its skips; the generator itself where no row can be skipped.
    ///
    /// @param skips whether any column of the design has a skip rule
    public static ColumnGenerator of(
            ColumnConfig column, ColumnGenerator made, boolean skips, Consumer<CellFailure> failures) {
        return skips ? new SkippingGenerator(column, made, failures) : made;
    }

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        BitSet skipped = new BitSet(batch.size());
        required.forEach(name -> skipped.or(batch.skipped(name)));
        if (when != null) {
            evaluate(when.over(batch), batch, skipped);
        }
        batch.skip(column.name(), skipped);
        column.sideEffectColumns().forEach(name -> batch.skip(name, skipped));
        made.fill(batch);
        if (value != null) {
            batch.put(column.name(), SkipValues.in(batch.column(column.name()), skipped, value));
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
