package dev.datawright.designer.job;

import dev.datawright.contract.design.DataDesignerConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A completed job and the files of its rows.
///
/// @param files Parquet, in row order
public record FinishedJob(
        String id,
        String name,
        @Nullable String project,
        DataDesignerConfig config,
        long rows,
        Instant at,
        List<Path> files) {
    public FinishedJob {
        files = List.copyOf(files);
    }
}
