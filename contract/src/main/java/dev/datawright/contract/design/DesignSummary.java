package dev.datawright.contract.design;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// A design in a list.
public record DesignSummary(UUID id, String name, int version, int columns, Instant changedAt) {
    public DesignSummary {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(changedAt, "changed_at");
    }
}
