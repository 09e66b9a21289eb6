package dev.datawright.contract.job;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Exactly what would run: an approval is given for it, and a job is made of it.
///
/// @param seed from 0 to 2^53 - 1; drawn when absent
/// @param costCapUsd the job stops before model calls cost more than this, in US dollars
public record JobSpec(
        UUID designId, int version, long rows, @Nullable Long seed, double costCapUsd) {
    public JobSpec {
        Objects.requireNonNull(designId, "design_id");
    }
}
