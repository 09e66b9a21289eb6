package dev.datawright.contract.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation with all it needs to be drawn; follow its events after the cursor from here.
///
/// @param messages oldest first
/// @param queued messages that wait for the end of the active run, oldest first
/// @param settled earlier questions about a job, oldest first; `at` tells their place among the messages
/// @param proposal the open question about a job; absent when there is none
/// @param jobId the newest job of this conversation; absent before the first
/// @param failure the message that says why the newest run failed; absent when it did not. The run can be taken up anew
/// @param cursor the last event that this view includes
public record ConversationView(
        Conversation conversation,
        List<Message> messages,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> queued,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SettledProposal> settled,
        @Nullable JobProposal proposal,
        @Nullable UUID jobId,
        @Nullable UUID failure,
        long cursor) {
    public ConversationView {
        Objects.requireNonNull(conversation, "conversation");
        messages = List.copyOf(Objects.requireNonNull(messages, "messages"));
        queued = queued == null ? List.of() : List.copyOf(queued);
        settled = settled == null ? List.of() : List.copyOf(settled);
    }
}
