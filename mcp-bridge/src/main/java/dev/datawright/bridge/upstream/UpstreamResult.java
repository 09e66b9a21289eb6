package dev.datawright.bridge.upstream;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was fetched of a finished job.
///
/// @param parts Parquet files in row order
/// @param rows the rows the backend says it made; absent when it does not say
/// @param failedCells model cells that stayed null, when the backend counts them
/// @param maker what made it: engine and version
public record UpstreamResult(
        List<Path> parts,
        @Nullable Long rows,
        @Nullable Long failedCells,
        @Nullable String maker) {
    public UpstreamResult {
        parts = List.copyOf(parts);
    }
}
