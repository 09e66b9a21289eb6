package dev.datawright.agent.conversation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands events to the readers in this process the moment they happen; of what other processes write, readers are told
/// that it is in the database.
@Component
public class EventHub {

    private final Map<UUID, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private final Map<UUID, Writer> writers = new ConcurrentHashMap<>();

    /// Who writes the events of a conversation in this process.
    public interface Writer {

        /// Stores what it buffers.
        void flush();

        /// Tells what others left to be told.
        void announce();
    }

    /// Tells the hub who buffers events of a conversation, so that a new reader can have them stored first.
    public void registerWriter(UUID conversationId, Writer writer) {
        writers.put(conversationId, writer);
    }

    public void removeWriter(UUID conversationId, Writer writer) {
        writers.remove(conversationId, writer);
    }

    /// Has the announcements told, when the writer is in this process; a writer elsewhere looks for itself.
    void announce(UUID conversationId) {
        Writer writer = writers.get(conversationId);
        if (writer != null) {
            writer.announce();
        }
    }

    public void publish(UUID conversationId, StoredEvent event) {
        subscriptions.getOrDefault(conversationId, Set.of()).forEach(subscription -> subscription.offer(event));
    }

    /// The conversations that are read here.
    Set<UUID> read() {
        return subscriptions.keySet();
    }

    /// Tells the readers how far a conversation is stored.
    void stored(UUID conversationId, long cursor) {
        subscriptions.getOrDefault(conversationId, Set.of()).forEach(subscription -> subscription.stored(cursor));
    }

    /// Opens a subscription: everything after this call is offered to it, everything before it is in the database.
    Subscription subscribe(UUID conversationId) {
        var subscription = new Subscription(conversationId);
        subscriptions
                .computeIfAbsent(conversationId, id -> ConcurrentHashMap.newKeySet())
                .add(subscription);
        Writer writer = writers.get(conversationId);
        if (writer != null) {
            writer.flush();
        }
        return subscription;
    }

    /// A reader's queue; a reader that falls behind loses what is queued, and reads it from the database as it
    /// does what others have written.
    final class Subscription implements AutoCloseable {

        private static final int CAPACITY = 4096;

        private final UUID conversationId;
        private final Deque<StoredEvent> queue = new ArrayDeque<>();
        private long newest;
        private boolean behind;

        private Subscription(UUID conversationId) {
            this.conversationId = conversationId;
        }

        private synchronized void offer(StoredEvent event) {
            if (queue.size() >= CAPACITY) {
                queue.clear();
                behind = true;
            }
            queue.add(event);
            newest = event.cursor();
            notifyAll();
        }

        private synchronized void stored(long cursor) {
            if (cursor > newest) {
                behind = true;
                notifyAll();
            }
        }

        /// The reader has come as far as this by itself.
        synchronized void reached(long cursor) {
            newest = Math.max(newest, cursor);
        }

        /// The next event, or null when none came in time.
        synchronized @Nullable StoredEvent poll(Duration wait) throws InterruptedException {
            if (queue.isEmpty() && !behind) {
                wait(wait.toMillis());
            }
            return queue.poll();
        }

        synchronized boolean hasMore(long after) {
            return !queue.isEmpty() && queue.getLast().cursor() > after;
        }

        /// Whether the database has events, since the last call, that did not come this way.
        synchronized boolean isBehind() {
            boolean was = behind;
            behind = false;
            return was;
        }

        @Override
        public void close() {
            subscriptions.computeIfPresent(conversationId, (id, open) -> {
                open.remove(this);
                return open.isEmpty() ? null : open;
            });
        }
    }
}
