package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Announcements;
import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.WaitingMessages;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.run.AgUiEvent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Messages that wait for the end of the run before, and their turn.
@Component
class Queue {

    private static final int MAX_WAITING = 5;
    private static final int SWEPT_AT_ONCE = 20;

    private final TransactionTemplate transactions;
    private final Conversations conversations;
    private final WaitingMessages waiting;
    private final Announcements announcements;
    private final RunStarts starts;

    Queue(
            TransactionTemplate transactions,
            Conversations conversations,
            WaitingMessages waiting,
            Announcements announcements,
            RunStarts starts) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.waiting = waiting;
        this.announcements = announcements;
        this.starts = starts;
    }

    /// Lets a message wait for the run at work on a conversation that the caller's transaction has locked.
    RunAccepted add(Conversation locked, String owner, UUID messageId, String text, long cursor) {
        if (waiting.of(locked.id()).size() >= MAX_WAITING) {
            throw new ProblemException(
                    ProblemType.LIMIT_REACHED,
                    MAX_WAITING
                            + " messages wait for the agent already. Wait until it has come to the first of them, or"
                            + " take one back.");
        }
        waiting.add(locked.id(), owner, messageId, text);
        announcements.tell(locked, state(locked.id()));
        return new RunAccepted(Objects.requireNonNull(locked.activeRunId()), cursor, true);
    }

    /// Takes a waiting message back.
    void remove(Conversation locked, UUID messageId) {
        if (!waiting.remove(locked.id(), messageId)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "No message " + messageId
                            + " waits in this conversation. The agent may have come to it meanwhile.");
        }
        announcements.tell(locked, state(locked.id()));
    }

    /// Takes all waiting messages back.
    void clear(Conversation locked) {
        if (waiting.clear(locked.id())) {
            announcements.tell(locked, state(locked.id()));
        }
    }

    /// Starts the oldest waiting message's run, in the caller's transaction, when nothing is at work.
    ///
    /// @return the conversation as it is then
    Conversation startNext(Conversation locked, String owner) {
        if (locked.activeRunId() != null) {
            return locked;
        }
        Optional<Message> next = waiting.next(locked.id());
        if (next.isEmpty()) {
            return locked;
        }
        starts.say(locked, owner, UUID.randomUUID(), next.get().id(), next.get().text(), List.of(state(locked.id())));
        return conversations.find(owner, locked.id());
    }

    /// Starts the oldest waiting message's run.
    ///
    /// @return whether there is a new run
    boolean startNext(String owner, UUID conversationId) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            try {
                Conversation locked = conversations.lock(owner, conversationId);
                return locked.activeRunId() == null && startNext(locked, owner).activeRunId() != null;
            } catch (ProblemException deleted) {
                return false;
            }
        }));
    }

    /// Starts what a crash kept from starting.
    boolean startAll() {
        boolean started = false;
        for (WaitingMessages.Idle idle : waiting.idle(SWEPT_AT_ONCE)) {
            started |= startNext(idle.owner(), idle.conversationId());
        }
        return started;
    }

    private AgUiEvent state(UUID conversationId) {
        return CustomEvents.queue(waiting.of(conversationId));
    }
}
