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
    private static final Duration LOOK_FOR_OTHER_WRITERS = Duration.ofSeconds(1);

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
    }

    /// The next event, or null when none came within about the given time.
    public @Nullable StoredEvent next(Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            if (behind && stored.isEmpty()) {
                List<StoredEvent> page = events.after(conversationId, cursor, PAGE);
                stored.addAll(page);
                behind = page.size() == PAGE;
            }
            StoredEvent next = stored.poll();
            if (next == null) {
                Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
                next = subscription.poll(left.compareTo(LOOK_FOR_OTHER_WRITERS) < 0 ? left : LOOK_FOR_OTHER_WRITERS);
                if (subscription.hasLost()) {
                    behind = true;
                    continue;
                }
            }
            if (next != null && next.cursor() > cursor) {
                cursor = next.cursor();
                return next;
            }
            if (next == null) {
                behind = true;
                if (System.nanoTime() >= deadline) {
                    return null;
                }
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
