package dev.datawright.dataset.profile;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.read.ParquetParts;
import java.util.List;

/// What can be measured of rows wherever they are: the same rows give the same figures.
public sealed interface Measured permits MeasuredParts, MeasuredRows {

    /// Rows in files, however many.
    static Measured of(ParquetParts parts) {
        return new MeasuredParts(parts);
    }

    /// Rows in memory.
    ///
    /// @param batches of one schema, at least one
    static Measured of(List<RowBatch> batches) {
        return new MeasuredRows(batches);
    }

    long rows();

    /// Every column, in the order of the output.
    List<ColumnProfile> columns();

    /// The values of a column and how often each is there, the most frequent first, equally frequent ones in the order
    /// of their texts.
    ///
    /// @param limit most values that are listed
    List<ColumnProfile.ValueCount> counts(String column, int limit);

    /// In how many rows of a column of structures, or of JSON texts, there is `true` at the end of every path.
    long countTrue(String column, List<List<String>> paths);
}
