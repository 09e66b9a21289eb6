package dev.datawright.agent.conversation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Follows one conversation's stream from a cursor on: first what is stored, then what happens.
///
/// Each event comes once and in order, whether this process or another one writes it.
public final class EventReader implements AutoCloseable {

    private static final int PAGE = 500;

    private final Events events;
    private final UUID conversationId;
    private final EventHub.Subscription subscription;
    private final Deque<StoredEvent> stored = new ArrayDeque<>();
    private long cursor;
    private boolean behind = true;

    EventReader(Events events, EventHub hub, UUID conversationId, long after) {
        this.events = events;
        this.conversationId = conversationId;
        this.cursor = after;
        this.subscription = hub.subscribe(conversationId);
        subscription.reached(after);
    }

    /// The next event, or null when none came within about the given time.
    public @Nullable StoredEvent next(Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            if (behind && stored.isEmpty()) {
                behind = read();
            }
            StoredEvent next = stored.poll();
            if (next == null) {
                next = subscription.poll(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
                behind = subscription.isBehind();
                if (next != null && next.cursor() > cursor + 1) {
                    // Others may have written what is missing; this one itself need not be stored yet.
                    while (read()) {}
                    if (!stored.isEmpty()) {
                        stored.add(next);
                        continue;
                    }
                }
            }
            if (next != null && next.cursor() > cursor) {
                cursor = next.cursor();
                return next;
            }
            if (next == null && !behind && System.nanoTime() >= deadline) {
                return null;
            }
        }
    }

    /// Whether the next event is here already. What came both ways, from the database and by itself, is none.
    public boolean hasMore() {
        return !stored.isEmpty() && stored.getLast().cursor() > cursor || subscription.hasMore(cursor);
    }

    /// Takes a page of what is stored.
    ///
    /// @return whether there may be more
    private boolean read() {
        long after = stored.isEmpty() ? cursor : stored.getLast().cursor();
        List<StoredEvent> page = events.after(conversationId, after, PAGE);
        if (!page.isEmpty()) {
            stored.addAll(page);
            subscription.reached(page.getLast().cursor());
        }
        return page.size() == PAGE;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
