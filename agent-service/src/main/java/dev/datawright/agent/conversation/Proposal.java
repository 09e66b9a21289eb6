package dev.datawright.agent.conversation;

import dev.datawright.contract.conversation.JobProposal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A proposed job and how it was settled.
///
/// @param threadId the graph's thread that waits for the answer
/// @param messageId the agent's message that proposed it
/// @param callIndex which of that message's calls
/// @param approvalId set when a person approved
/// @param answerRunId the run that carries the answer
public record Proposal(
        UUID conversationId,
        UUID threadId,
        UUID messageId,
        int callIndex,
        JobProposal job,
        State state,
        @Nullable UUID approvalId,
        @Nullable String reason,
        @Nullable UUID answerRunId) {

    public enum State {
        OPEN,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }
}
