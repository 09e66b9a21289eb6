package dev.datawright.contract.conversation;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation with all it needs to be drawn; follow its events after the cursor from here.
///
/// @param messages oldest first
/// @param proposal the open question about a job; absent when there is none
/// @param jobId the newest job of this conversation; absent before the first
/// @param cursor the last event that this view includes
public record ConversationView(
        Conversation conversation,
        List<Message> messages,
        @Nullable JobProposal proposal,
        @Nullable UUID jobId,
        long cursor) {
    public ConversationView {
        Objects.requireNonNull(conversation, "conversation");
        messages = List.copyOf(Objects.requireNonNull(messages, "messages"));
    }
}
