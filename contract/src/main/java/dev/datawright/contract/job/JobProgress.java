package dev.datawright.contract.job;

import org.jspecify.annotations.Nullable;

/// How far a job is.
///
/// @param rowsPerSecond absent until it can be told
/// @param secondsLeft absent until it can be told
/// @param failedCells model cells that stayed null
public record JobProgress(
        long rowsDone,
        long rowsTotal,
        @Nullable Double rowsPerSecond,
        @Nullable Double secondsLeft,
        long failedCells) {

    public static JobProgress none(long rowsTotal) {
        return new JobProgress(0, rowsTotal, null, null, 0);
    }
}
