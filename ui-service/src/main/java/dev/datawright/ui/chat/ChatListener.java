package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.Conversation;
import java.util.UUID;

/// What the page around the chat wants to know; called with the page's lock held.
public interface ChatListener {
    /// A first message or an edited one made a conversation.
    void conversationStarted(Conversation conversation);

    /// A conversation was loaded, or something in the list of conversations is different now.
    void conversationShown(Conversation conversation);

    /// There is no such conversation for this person.
    void conversationMissing();

    /// The conversation has another title.
    void titleChanged(String title);

    /// Titles or the order of conversations may have changed.
    void conversationsChanged();

    /// The agent changed the design.
    void designChanged(int version);

    /// A job of this conversation was created or changed.
    void jobChanged(UUID job);

    /// The agent started or stopped working, or a question was asked or settled.
    void stateChanged();

    /// The agent can be reached, or cannot.
    void agentReachable(boolean reachable);
}
