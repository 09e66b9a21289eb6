package dev.datawright.bridge.result;

import dev.datawright.contract.design.DataDesignerConfig;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What a job was asked to make.
///
/// @param jobName the dataset's name when the job was created
/// @param why for a column, the person's words it stems from
public record Order(
        UUID jobId,
        String jobName,
        String upstreamName,
        UUID designId,
        int version,
        long rows,
        long seed,
        DataDesignerConfig config,
        Map<String, String> why,
        Instant createdAt) {
    public Order {
        why = Map.copyOf(why);
    }
}
