package dev.datawright.contract.conversation;

import org.jspecify.annotations.Nullable;

/// Starts a conversation with an empty design.
///
/// @param model one of the model gateway's aliases, which answers in this conversation; absent: the agent's own
public record CreateConversation(
        @Nullable String title, @Nullable String model) {

    public CreateConversation(@Nullable String title) {
        this(title, null);
    }
}
