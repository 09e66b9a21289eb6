package dev.datawright.contract.designer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What a finished job of designer-service left: the result named `manifest`.
///
/// @param engine name and version of the engine, and of its name lists
/// @param seed what the values follow from, with config and row number
/// @param parts in row order
public record ResultManifest(String engine, long seed, long rows, List<Part> parts, long failedCells, Instant at) {
    public ResultManifest {
        Objects.requireNonNull(engine, "engine");
        parts = List.copyOf(Objects.requireNonNull(parts, "parts"));
        Objects.requireNonNull(at, "at");
    }

    /// One Parquet file.
    ///
    /// @param name such as `part-00000.parquet`; fetched at `…/jobs/create/{job}/results/manifest/parts/{name}`
    /// @param firstRow number of its first row, from 0
    public record Part(String name, long firstRow, long rows, long bytes, String sha256) {
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sha256, "sha256");
        }
    }
}
