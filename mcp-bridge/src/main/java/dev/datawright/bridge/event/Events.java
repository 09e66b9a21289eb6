package dev.datawright.bridge.event;

import dev.datawright.contract.event.BridgeEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The outbox: an event is written in the transaction of what it tells, and readers see it in commit order.
@Component
public class Events {

    /// How long a reader trusts the in-process signal; another replica's events wait at most this long.
    private static final Duration POLL = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private volatile boolean closed;

    Events(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Writes an event; publish last in a transaction, since it holds the owner's cursor until the commit.
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(
            String owner, BridgeEvent.Type type, UUID designId, @Nullable Integer version, @Nullable UUID jobId) {
        // The row lock on the counter makes cursors rise in commit order: a reader never sees 8 before 7.
        jdbc.sql("with next as (insert into outboxes (owner, last) values (:owner, 1)"
                        + " on conflict (owner) do update set last = outboxes.last + 1 returning last)"
                        + " insert into events (owner, cursor, type, design_id, version, job_id, at)"
                        + " select cast(:owner as text), last, cast(:type as text), cast(:design as uuid),"
                        + " cast(:version as int), cast(:job as uuid), cast(:at as timestamptz) from next")
                .param("owner", owner)
                .param("type", type.name())
                .param("design", designId)
                .param("version", version)
                .param("job", jobId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    /// Removes the events from before then; cursors go on from where they were.
    public int forgetBefore(Instant then) {
        return jdbc.sql("delete from events where at < :then")
                .param("then", then.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The newest cursor of the owner; 0 before the first event.
    long last(String owner) {
        return jdbc.sql("select last from outboxes where owner = :owner")
                .param("owner", owner)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// The newest cursors of several owners; one without any event is left out.
    public Map<String, Long> lastOf(Collection<String> owners) {
        Map<String, Long> last = new HashMap<>();
        jdbc.sql("select owner, last from outboxes where owner in (:owners)")
                .param("owners", owners)
                .query(row -> {
                    last.put(row.getString("owner"), row.getLong("last"));
                });
        return last;
    }

    /// The owner's events after the cursor, oldest first.
    public List<BridgeEvent> after(String owner, long cursor, int limit) {
        return jdbc.sql("select cursor, type, design_id, version, job_id, at from events"
                        + " where owner = :owner and cursor > :cursor order by cursor limit :limit")
                .param("owner", owner)
                .param("cursor", cursor)
                .param("limit", limit)
                .query((row, number) -> new BridgeEvent(
                        row.getLong("cursor"),
                        BridgeEvent.Type.valueOf(row.getString("type")),
                        row.getObject("design_id", UUID.class),
                        row.getObject("version", Integer.class),
                        row.getObject("job_id", UUID.class),
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The events after the cursor, waiting for the first one at most `wait`; empty at the end of it.
    List<BridgeEvent> await(String owner, long cursor, int limit, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            List<BridgeEvent> events = after(owner, cursor, limit);
            long left = deadline - System.nanoTime();
            if (!events.isEmpty() || left <= 0 || closed) {
                return events;
            }
            lock.lock();
            try {
                left = published.awaitNanos(Math.min(left, POLL.toNanos()));
            } finally {
                lock.unlock();
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// Streams end before the web server waits for its requests to finish.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
