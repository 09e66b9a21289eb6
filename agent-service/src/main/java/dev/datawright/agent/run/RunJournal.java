package dev.datawright.agent.run;

import dev.datawright.agent.conversation.EventHub;
import dev.datawright.agent.conversation.Events;
import dev.datawright.agent.conversation.StoredEvent;
import dev.datawright.contract.run.AgUiEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way a run writes: every write checks the fencing token in its own transaction.
///
/// Deltas reach the readers at once and the database in batches. So readers may hold cursors that a crash keeps from
/// being stored; the next holder leaves a gap behind them and never gives such a cursor to another event.
public final class RunJournal {

    private static final long GAP_AFTER_A_CRASH = 10_000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Events events;
    private final EventHub hub;
    private final UUID runId;
    private final UUID conversationId;
    private final long fencing;
    private final List<StoredEvent> pending = new ArrayList<>();
    private final Runnable flush = this::flush;
    private long cursor;
    private boolean closed;

    RunJournal(
            JdbcClient database,
            TransactionTemplate transactions,
            Events events,
            EventHub hub,
            UUID runId,
            UUID conversationId,
            long fencing) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.hub = hub;
        this.runId = runId;
        this.conversationId = conversationId;
        this.fencing = fencing;
        this.cursor = events.cursor(conversationId) + (fencing > 1 ? GAP_AFTER_A_CRASH : 0);
        hub.registerWriter(conversationId, flush);
    }

    /// Sends an event to the readers now and stores it soon.
    public synchronized void emit(AgUiEvent event) {
        checkOpen();
        var stored = new StoredEvent(++cursor, runId, event);
        pending.add(stored);
        hub.publish(conversationId, stored);
    }

    /// Stores what is pending, the work's own writes and the events that the work returns together, or nothing of
    /// them.
    public synchronized void commitWith(Supplier<List<AgUiEvent>> work) {
        checkOpen();
        List<StoredEvent> added = Objects.requireNonNull(transactions.execute(status -> {
            checkFencing();
            events.insert(conversationId, pending);
            List<StoredEvent> made = new ArrayList<>();
            for (AgUiEvent event : work.get()) {
                made.add(new StoredEvent(cursor + 1 + made.size(), runId, event));
            }
            events.insert(conversationId, made);
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

    /// Ends all writing of this execution.
    synchronized void close() {
        closed = true;
        hub.removeWriter(conversationId, flush);
    }

    private void checkOpen() {
        if (closed) {
            throw new LeaseLost("Run " + runId + " is no longer with this execution");
        }
    }

    private void checkFencing() {
        boolean holds = database.sql("SELECT 1 FROM agent.run WHERE id = :id AND fencing = :fencing"
                        + " AND state = 'running' FOR UPDATE")
                .param("id", runId)
                .param("fencing", fencing)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!holds) {
            closed = true;
            throw new LeaseLost("Run " + runId + " was taken over by another process");
        }
    }
}
