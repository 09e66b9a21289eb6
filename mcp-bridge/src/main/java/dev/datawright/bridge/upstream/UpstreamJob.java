package dev.datawright.bridge.upstream;

import dev.datawright.contract.job.JobStatus;
import org.jspecify.annotations.Nullable;

/// A job as the backend tells it.
///
/// @param rowsDone, rowsPerSecond, failedCells absent when the backend does not tell
/// @param failure why it ended in `error`, in words
public record UpstreamJob(
        JobStatus status,
        @Nullable Long rowsDone,
        @Nullable Double rowsPerSecond,
        @Nullable Long failedCells,
        @Nullable String failure) {}
