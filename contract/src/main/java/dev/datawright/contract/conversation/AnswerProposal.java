package dev.datawright.contract.conversation;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The person's answer to a proposed job.
///
/// @param approvalId the bridge's approval for exactly the proposed spec; absent for a no
/// @param reason why not, in the person's words
public record AnswerProposal(
        UUID interruptId,
        @Nullable UUID approvalId,
        @Nullable String reason) {
    public AnswerProposal {
        Objects.requireNonNull(interruptId, "interrupt_id");
    }
}
