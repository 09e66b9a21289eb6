package dev.datawright.ui.chat;

import java.util.UUID;
import java.util.function.Consumer;

/// What a person can do in the conversation pane.
interface ChatActions {
    void send(String text);

    /// Has a message answered anew whose run ended without an answer.
    void retry(UUID message);

    void stop();

    /// Takes a waiting message out of the queue and puts its words back into the composer.
    void takeBack(UUID message, String text);

    /// Goes on from an earlier message with other words, in a new conversation.
    ///
    /// @param failed hears a sentence when that was not possible
    void fork(UUID message, String text, Consumer<String> failed);

    void approve(Entry.Question question);

    /// @param reason may be blank
    void decline(Entry.Question question, String reason);

    /// Makes the design again what it was.
    ///
    /// @param version the one to go back to
    /// @param before what was done after it, in the words of the line about it
    void undo(int version, String before);
}
