package dev.datawright.agent;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one event stream, line by line as it comes.
final class EventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Received> queue = new LinkedBlockingQueue<>();
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> response;

    /// @param id -1 when the stream gives none
    record Received(long id, AgUiEvent event) {}

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            return new EventStream(response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// All events up to the first that fits.
    List<Received> until(Predicate<AgUiEvent> last) {
        List<Received> events = new ArrayList<>();
        try {
            while (true) {
                Received next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("Nothing more came after " + events);
                }
                events.add(next);
                if (last.test(next.event())) {
                    return events;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Received> untilRunEnds() {
        return until(event -> event instanceof AgUiEvent.RunFinished || event instanceof AgUiEvent.RunError);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            long id = -1;
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    take(id, WireJson.mapper().readTree(line.substring(6)));
                }
            }
        } catch (IOException e) {
            // The stream was closed.
        }
    }

    /// What AG-UI's own clients alone are told is not among the events that are stored.
    private void take(long id, JsonNode event) {
        told.add(event.deepCopy());
        if (event.path("outcome").path("type").asString("").equals("cancelled")) {
            ((ObjectNode) event).remove("outcome");
        }
        if (!event.path("type").asString("").startsWith("STATE_")) {
            queue.add(new Received(id, WireJson.mapper().treeToValue(event, AgUiEvent.class)));
        }
    }

    /// All that came so far, as it came.
    List<JsonNode> told() {
        return told;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            // Closed already.
        }
    }
}
