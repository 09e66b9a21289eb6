package dev.datawright.contract.job;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for a job.
///
/// @param approvalId the approval issued for exactly this spec; without one the scope `jobs:write` is needed
public record CreateJob(JobSpec spec, @Nullable UUID approvalId) {
    public CreateJob {
        Objects.requireNonNull(spec, "spec");
    }
}
