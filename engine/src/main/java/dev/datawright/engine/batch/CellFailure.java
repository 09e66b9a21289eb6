package dev.datawright.engine.batch;

import java.util.Objects;

/// A cell that stayed null, and why.
///
/// @param row number of the row within the dataset, from 0
/// @param attempts how often it was tried; 0 when something else was missing
public record CellFailure(String column, long row, String reason, int attempts) {
    public CellFailure {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(reason, "reason");
    }

    /// A cell that was tried once.
    public CellFailure(String column, long row, String reason) {
        this(column, row, reason, 1);
    }
}
