package dev.datawright.contract.job;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// A person's yes to exactly one job; used once.
public record Approval(UUID id, JobSpec spec, Instant expiresAt) {
    public Approval {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(expiresAt, "expires_at");
    }
}
