package dev.datawright.engine.seed;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowSchema;

/// Seed data by row numbers, which count from 0. Used by several threads.
public interface SeedRows {

    long size();

    RowSchema schema();

    /// The values that a column has in those rows, in their order.
    ColumnVector column(String name, long[] rows);
}
