package dev.datawright.contract.design;

import java.time.Instant;
import java.util.Objects;

/// A line in a design's history.
public record DesignVersion(int version, Author author, String summary, Instant at) {
    public DesignVersion {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(at, "at");
    }
}
