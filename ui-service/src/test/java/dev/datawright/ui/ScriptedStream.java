package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/// Server-sent events: what was told is kept, and replayed to those who ask for what came after a cursor.
final class ScriptedStream {
    private static final Map.Entry<Long, String> END = Map.entry(-1L, "");

    private final List<Map.Entry<Long, String>> events = new ArrayList<>();
    private final List<BlockingQueue<Map.Entry<Long, String>>> readers = new CopyOnWriteArrayList<>();
    private final List<Map.Entry<Long, String>> held = new ArrayList<>();
    private boolean holding;
    private long cursor;

    int readers() {
        return readers.size();
    }

    synchronized long cursor() {
        return cursor;
    }

    /// @param event makes the event's JSON of its cursor
    synchronized void tell(LongFunction<String> event) {
        Map.Entry<Long, String> entry = Map.entry(++cursor, event.apply(cursor));
        events.add(entry);
        if (holding) {
            held.add(entry);
        } else {
            readers.forEach(reader -> reader.add(entry));
        }
    }

    /// Keeps what is told from those who read, until it is let go.
    synchronized void hold(boolean hold) {
        holding = hold;
        if (!hold) {
            held.forEach(entry -> readers.forEach(reader -> reader.add(entry)));
            held.clear();
        }
    }

    /// Ends all open streams; whoever comes back is served again.
    void cut() {
        readers.forEach(reader -> reader.add(END));
    }

    /// Serves one reader until it goes away; without a cursor from now on.
    void serve(HttpExchange exchange) throws IOException {
        BlockingQueue<Map.Entry<Long, String>> queue = new LinkedBlockingQueue<>();
        synchronized (this) {
            String after = ScriptedWire.query(exchange).get("after");
            if (after != null) {
                events.stream()
                        .filter(event -> event.getKey() > Long.parseLong(after))
                        .forEach(queue::add);
            }
            readers.add(queue);
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (true) {
                Map.Entry<Long, String> event = queue.poll(300, TimeUnit.MILLISECONDS);
                if (event == END) {
                    return;
                }
                String text =
                        event == null ? ": \n\n" : "id: %d\ndata: %s\n\n".formatted(event.getKey(), event.getValue());
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException closed) {
            // The reader went away.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(queue);
            exchange.close();
        }
    }
}
