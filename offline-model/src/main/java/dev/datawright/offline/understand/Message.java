package dev.datawright.offline.understand;

import dev.datawright.offline.text.Language;
import java.util.List;

/// A message as read.
///
/// @param subject what the rows are about, such as `parking tickets`; empty when it was not said
public record Message(Language language, String subject, List<Intent> intents) {
    public Message {
        intents = List.copyOf(intents);
    }

    public boolean has(Class<? extends Intent> type) {
        return intents.stream().anyMatch(type::isInstance);
    }
}
