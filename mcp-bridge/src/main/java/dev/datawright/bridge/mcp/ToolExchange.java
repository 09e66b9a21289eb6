package dev.datawright.bridge.mcp;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The session a tool is called in, and the way to tell its caller how far it is.
public final class ToolExchange {

    private static final Logger log = LoggerFactory.getLogger(ToolExchange.class);
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final McpSyncServerExchange exchange;
    private final @Nullable Object progressToken;

    ToolExchange(McpSyncServerExchange exchange, CallToolRequest request) {
        this.exchange = exchange;
        this.progressToken = request.progressToken();
    }

    /// Ends with the connection; nothing that must last may hang on it.
    public String sessionId() {
        return exchange.sessionId();
    }

    /// Does what may take long, and tells a caller who asked for it every two seconds that it goes on.
    ///
    /// @param what such as `Data Designer makes the rows`
    public <T> T waiting(String what, Supplier<T> work) {
        if (progressToken == null) {
            return work.get();
        }
        Thread beating = Thread.ofVirtual().name("progress").start(() -> beat(progressToken, what));
        try {
            return work.get();
        } finally {
            beating.interrupt();
            // The answer must come after the last beat, which writes to the same stream.
            join(beating);
        }
    }

    private void beat(Object token, String what) {
        long started = System.nanoTime();
        try {
            while (true) {
                double seconds = (System.nanoTime() - started) / 1e9;
                exchange.progressNotification(
                        new ProgressNotification(token, seconds, null, what + ", " + (long) seconds + " s"));
                Thread.sleep(BEAT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException gone) {
            log.debug("Nobody listens to the progress any more", gone);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(BEAT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
