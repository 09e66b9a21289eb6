package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.EventReader;
import dev.datawright.agent.conversation.StoredEvent;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.problem.ProblemType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The open event streams: a bounded number per person, none of them endless, all closed before the server stops.
@Component
class Streams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    /// What keeps a connection alive through proxies.
    static final Duration COMMENT_EVERY = Duration.ofSeconds(15);
    private static final Duration NOTICE_SHUTDOWN = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Conversations conversations;
    private final StreamProperties properties;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private volatile boolean running;

    Streams(Conversations conversations, StreamProperties properties, MeterRegistry meters) {
        this.conversations = conversations;
        this.properties = properties;
        Gauge.builder(
                        "datawright.event.streams",
                        open,
                        now -> now.values().stream().mapToInt(Integer::intValue).sum())
                .description("Event streams that are open")
                .register(meters);
    }

    /// What is done with an event.
    @FunctionalInterface
    interface Sink {
        /// @return whether to go on
        boolean accept(SseWriter writer, StoredEvent event) throws IOException;
    }

    /// Why a stream is over.
    enum End {
        /// The sink has had enough, the longest time is over or the server stops.
        CLOSED,
        READER_LEFT
    }

    /// Sends events until the sink has had enough, the reader leaves or the longest time is over.
    ///
    /// @param quiet how long nothing is sent at most: that a reader left shows when something is written
    End send(String owner, UUID conversationId, long after, Duration quiet, HttpServletResponse response, Sink sink) {
        if (open.merge(owner, 1, Integer::sum) > properties.perPerson()) {
            open.merge(owner, -1, Integer::sum);
            throw new ProblemException(
                    ProblemType.LIMIT_REACHED,
                    "At most " + properties.perPerson() + " event streams may be open at once. Close one first.");
        }
        try (EventReader reader = conversations.follow(conversationId, after)) {
            var writer = new SseWriter(response);
            long end = System.nanoTime() + LONGEST.toNanos();
            long comment = System.nanoTime() + quiet.toNanos();
            while (running && System.nanoTime() < end) {
                StoredEvent event = reader.next(NOTICE_SHUTDOWN);
                if (event != null) {
                    boolean goesOn = sink.accept(writer, event);
                    if (!goesOn || !reader.hasMore()) {
                        writer.flush();
                    }
                    if (!goesOn) {
                        return End.CLOSED;
                    }
                    comment = System.nanoTime() + quiet.toNanos();
                } else if (System.nanoTime() > comment) {
                    writer.comment();
                    comment = System.nanoTime() + quiet.toNanos();
                }
            }
        } catch (IOException e) {
            log.debug("A reader left: {}", e.toString());
            // A server that stops closes connections too; nobody has left then.
            return running ? End.READER_LEFT : End.CLOSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.computeIfPresent(owner, (name, count) -> count == 1 ? null : count - 1);
        }
        return End.CLOSED;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
