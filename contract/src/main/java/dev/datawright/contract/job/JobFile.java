package dev.datawright.contract.job;

import java.util.Objects;

/// A file that a finished job can be downloaded as.
///
/// @param format `csv`, `jsonl`, `parquet`, or `manifest`: how the data was made, as JSON
/// @param name suggested file name
public record JobFile(String format, String name, long bytes, String sha256) {
    public JobFile {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }
}
