package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Announcements;
import dev.datawright.agent.conversation.EventHub;
import dev.datawright.agent.conversation.Events;
import dev.datawright.agent.conversation.StoredEvent;
import dev.datawright.contract.run.AgUiEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way a run writes: every write checks the fencing token in its own transaction.
///
/// Deltas reach the readers at once and the database in batches. So readers may hold cursors that a crash keeps from
/// being stored; the next holder leaves a gap behind them and never gives such a cursor to another event.
public final class RunJournal {

    private static final Logger log = LoggerFactory.getLogger(RunJournal.class);
    private static final long GAP_AFTER_A_CRASH = 10_000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Events events;
    private final Announcements announcements;
    private final EventHub hub;
    private final UUID runId;
    private final UUID conversationId;
    private final long fencing;
    private final List<StoredEvent> pending = new ArrayList<>();
    private final EventHub.Writer writer = new Writer();
    private long cursor;
    private boolean closed;

    RunJournal(
            JdbcClient database,
            TransactionTemplate transactions,
            Events events,
            Announcements announcements,
            EventHub hub,
            UUID runId,
            UUID conversationId,
            long fencing) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.announcements = announcements;
        this.hub = hub;
        this.runId = runId;
        this.conversationId = conversationId;
        this.fencing = fencing;
        this.cursor = events.cursor(conversationId) + (fencing > 1 ? GAP_AFTER_A_CRASH : 0);
        hub.registerWriter(conversationId, writer);
    }

    /// Sends an event to the readers now and stores it soon.
    public synchronized void emit(AgUiEvent event) {
        checkOpen();
        var stored = new StoredEvent(++cursor, runId, event);
        pending.add(stored);
        hub.publish(conversationId, stored);
    }

    /// Stores what is pending, what others left to be told, the work's own writes and the events that the work returns
    /// together, or nothing of them.
    public synchronized void commitWith(Supplier<List<AgUiEvent>> work) {
        checkOpen();
        List<StoredEvent> added = Objects.requireNonNull(transactions.execute(status -> {
            checkFencing();
            List<StoredEvent> made = new ArrayList<>();
            List<AgUiEvent> toAdd = new ArrayList<>(announcements.take(conversationId));
            toAdd.addAll(work.get());
            for (AgUiEvent event : toAdd) {
                made.add(new StoredEvent(cursor + 1 + made.size(), runId, event));
            }
            List<StoredEvent> together = new ArrayList<>(pending);
            together.addAll(made);
            events.insert(conversationId, together);
            return made;
        }));
        pending.clear();
        cursor += added.size();
        added.forEach(event -> hub.publish(conversationId, event));
    }

    public void commit(Runnable work, List<AgUiEvent> toAdd) {
        commitWith(() -> {
            work.run();
            return toAdd;
        });
    }

    /// Stores what is pending. A failure shows at the next write of the run itself.
    synchronized void flush() {
        if (!closed && !pending.isEmpty()) {
            commit(() -> {}, List.of());
        }
    }

    /// Tells what others left to be told about the conversation.
    synchronized void announce() {
        if (!closed) {
            commit(() -> {}, List.of());
        }
    }

    /// Ends all writing of this execution.
    synchronized void close() {
        closed = true;
        hub.removeWriter(conversationId, writer);
    }

    private void checkOpen() {
        if (closed) {
            throw new LeaseLost("Run " + runId + " is no longer with this execution");
        }
    }

    /// Locks the conversation before the run, in the order that all keep, so that whoever asks under this lock whether
    /// a run is at work gets an answer that stays true.
    private void checkFencing() {
        boolean holds = database.sql("SELECT 1 FROM agent.conversation c JOIN agent.run r ON r.conversation_id = c.id"
                        + " WHERE c.id = :conversation AND r.id = :run AND r.fencing = :fencing AND r.state = 'running'"
                        + " FOR UPDATE OF c, r")
                .param("conversation", conversationId)
                .param("run", runId)
                .param("fencing", fencing)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!holds) {
            closed = true;
            throw new LeaseLost("Run " + runId + " was taken over by another process");
        }
    }

    private final class Writer implements EventHub.Writer {

        @Override
        public void flush() {
            RunJournal.this.flush();
        }

        @Override
        public void announce() {
            try {
                RunJournal.this.announce();
            } catch (RuntimeException e) {
                // The keeper of the run tries again, or the next run tells it.
                log.debug("Nothing announced in {}: {}", conversationId, e.toString());
            }
        }
    }
}
