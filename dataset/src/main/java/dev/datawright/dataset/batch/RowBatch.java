package dev.datawright.dataset.batch;

import java.util.List;
import java.util.Objects;

/// A stretch of consecutive rows, column by column.
///
/// @param firstRow number of the first row within the dataset, from 0
/// @param size how many rows; every column has as many
/// @param columns in the order of the output
public record RowBatch(long firstRow, int size, List<NamedColumn> columns) {
    public RowBatch {
        columns = List.copyOf(Objects.requireNonNull(columns, "columns"));
        for (NamedColumn column : columns) {
            if (column.values().size() != size) {
                throw new IllegalArgumentException("Column '" + column.name() + "' has "
                        + column.values().size() + " values, but the batch has " + size + " rows");
            }
        }
    }

    /// A column under its name.
    public record NamedColumn(String name, ColumnVector values) {
        public NamedColumn {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(values, "values");
        }
    }
}
