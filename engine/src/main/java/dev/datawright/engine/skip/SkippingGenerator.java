package dev.datawright.engine.skip;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import java.util.List;
import java.util.function.Consumer;

/// Marks the rows in which columns are not made, before they are made.
///
/// A row is skipped when a column that the column is made of is skipped there, or when its own condition holds. One
/// whose condition cannot be evaluated is skipped too, as in Data Designer: nobody pays for a row that may not be
/// meant.
public final class SkippingGenerator implements ColumnGenerator {

    private final List<SkippedColumn> columns;
    private final ColumnGenerator made;

    private SkippingGenerator(List<SkippedColumn> columns, ColumnGenerator made) {
        this.columns = columns;
        this.made = made;
    }

    /// The generator of columns with their skips, each behind those that it is made from. The conditions are about
    /// columns that are there before all of them.
    public static ColumnGenerator of(List<ColumnConfig> columns, ColumnGenerator made, Consumer<CellFailure> failures) {
        return new SkippingGenerator(
                columns.stream()
                        .map(column -> new SkippedColumn(column, failures))
                        .toList(),
                made);
    }

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        columns.forEach(column -> column.mark(batch));
        made.fill(batch);
        columns.forEach(column -> column.fill(batch));
    }
}
