package dev.datawright.contract.conversation;

import java.util.Objects;

/// What the person says.
///
/// @param text 1 to 20,000 characters
public record SendMessage(String text) {
    public SendMessage {
        Objects.requireNonNull(text, "text");
    }
}
