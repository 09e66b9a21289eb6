package dev.datawright.contract.conversation;

import java.util.Objects;
import java.util.UUID;

/// Goes on from an earlier point with other words: in a new conversation with what was said before that message, and a
/// new design that equals the old one as it was then.
///
/// @param messageId the person's message that the text replaces
/// @param text 1 to 20,000 characters
public record ForkConversation(UUID messageId, String text) {
    public ForkConversation {
        Objects.requireNonNull(messageId, "message_id");
        Objects.requireNonNull(text, "text");
    }
}
