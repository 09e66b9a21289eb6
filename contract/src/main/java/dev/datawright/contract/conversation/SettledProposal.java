package dev.datawright.contract.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question about a job that is no longer open.
///
/// @param reason the person's words with a no
/// @param jobId the job made of it; absent unless approved
/// @param at when it was settled
public record SettledProposal(
        JobProposal proposal,
        Outcome outcome,
        @Nullable String reason,
        @Nullable UUID jobId,
        Instant at) {
    public SettledProposal {
        Objects.requireNonNull(proposal, "proposal");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(at, "at");
    }

    /// How it was settled.
    public enum Outcome {
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("rejected")
        REJECTED,
        /// The person said something else instead.
        @JsonProperty("withdrawn")
        WITHDRAWN
    }
}
