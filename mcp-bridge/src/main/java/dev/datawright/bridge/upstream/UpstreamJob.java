package dev.datawright.bridge.upstream;

import dev.datawright.contract.job.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job as the backend tells it.
///
/// @param rowsDone, rowsPerSecond, failedCells absent when the backend does not tell
/// @param failure why it ended in `error`, in words
/// @param usage what it asked of models, as far as the backend tells; of NeMo Platform known only when it has ended
public record UpstreamJob(
        JobStatus status,
        @Nullable Long rowsDone,
        @Nullable Double rowsPerSecond,
        @Nullable Long failedCells,
        @Nullable String failure,
        List<ModelUsage> usage) {
    public UpstreamJob {
        usage = List.copyOf(usage);
    }

    /// The model calls as free ones, where nobody told their cost.
    UpstreamJob withoutCosts() {
        List<ModelUsage> free = usage.stream()
                .map(used -> used.costUsd() == null ? used.withCost(0) : used)
                .toList();
        return new UpstreamJob(status, rowsDone, rowsPerSecond, failedCells, failure, free);
    }
}
