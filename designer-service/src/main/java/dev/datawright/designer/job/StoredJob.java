package dev.datawright.designer.job;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job as its row has it.
///
/// @param costCapUsd what its model calls may cost; no limit when absent
/// @param begunFence the fence of its lease when it was created or last retried
record StoredJob(
        String id,
        String workspace,
        String name,
        @Nullable String description,
        @Nullable String project,
        DataDesignerConfig config,
        @Nullable JsonNode customFields,
        long rows,
        int partRows,
        long seed,
        JobStatus status,
        long rowsDone,
        long failedCells,
        @Nullable Double rowsPerSecond,
        @Nullable String failure,
        @Nullable Double costCapUsd,
        long begunFence,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt) {

    /// How many parts it is cut into.
    int parts() {
        return Math.toIntExact((rows + partRows - 1) / partRows);
    }
}
