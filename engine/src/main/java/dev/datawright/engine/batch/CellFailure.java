package dev.datawright.engine.batch;

import java.util.Objects;

/// A cell that stayed null, and why.
///
/// @param row number of the row within the dataset, from 0
public record CellFailure(String column, long row, String reason) {
    public CellFailure {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(reason, "reason");
    }
}
