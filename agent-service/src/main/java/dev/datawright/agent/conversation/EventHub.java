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

/// Hands events to the readers in this process the moment they happen; what other processes write, readers find in the
/// database.
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

    /// A reader's queue; a reader that falls behind loses what is queued and reads it from the database.
    final class Subscription implements AutoCloseable {

        private static final int CAPACITY = 4096;

        private final UUID conversationId;
        private final Deque<StoredEvent> queue = new ArrayDeque<>();
        private boolean overflown;

        private Subscription(UUID conversationId) {
            this.conversationId = conversationId;
        }

        private synchronized void offer(StoredEvent event) {
            if (queue.size() >= CAPACITY) {
                queue.clear();
                overflown = true;
            }
            queue.add(event);
            notifyAll();
        }

        /// The next event, or null when none came in time.
        synchronized @Nullable StoredEvent poll(Duration wait) throws InterruptedException {
            if (queue.isEmpty()) {
                wait(wait.toMillis());
            }
            return queue.poll();
        }

        /// Whether events were lost since the last call.
        synchronized boolean hasLost() {
            boolean lost = overflown;
            overflown = false;
            return lost;
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
