package dev.datawright.contract.conversation;

import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The card: a job the agent proposes and the person approves or not.
///
/// @param interruptId what the answer refers to
/// @param spec exactly what an approval must be issued for
/// @param toolLine id of the tool line that the card follows; absent in old proposals
public record JobProposal(
        UUID interruptId,
        JobSpec spec,
        Estimate estimate,
        @Nullable String toolLine) {
    public JobProposal {
        Objects.requireNonNull(interruptId, "interrupt_id");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(estimate, "estimate");
    }
}
