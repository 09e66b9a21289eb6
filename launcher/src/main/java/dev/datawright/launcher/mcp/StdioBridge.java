package dev.datawright.launcher.mcp;

import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.make.TokenSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hands each line of a client to the bridge's `/mcp` as it is, and each message of the bridge to the client.
///
/// A session that the bridge has forgotten, as after its restart, is opened anew without the client's knowing.
public final class StdioBridge implements AutoCloseable {

    /// Longer than any tool waits.
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration ENDING = Duration.ofSeconds(10);
    private static final Duration BETWEEN_STREAMS = Duration.ofSeconds(1);
    private static final int NOT_REACHED = -32000;
    private static final int PARSE_ERROR = -32700;
    private static final String SESSION = "Mcp-Session-Id";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final URI endpoint;
    private final TokenSource token;
    private final PrintStream out;
    private final Object opening = new Object();
    private volatile boolean open = true;
    private volatile @Nullable String session;
    private volatile @Nullable String version;
    private volatile @Nullable String initialize;

    /// @param endpoint with what the connection selects
    public StdioBridge(URI endpoint, TokenSource token, PrintStream out) {
        this.endpoint = endpoint;
        this.token = token;
        this.out = out;
    }

    /// Serves until the client closes its end.
    public void serve(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                take(line);
            }
        }
    }

    private void take(String line) {
        JsonNode message;
        try {
            message = WireJson.mapper().readTree(line);
        } catch (JacksonException e) {
            say(error(null, PARSE_ERROR, "That line is not JSON."));
            return;
        }
        String method = message.path("method").asString("");
        if (method.equals("initialize")) {
            initialize = line;
            session = null;
            forward(line, message);
        } else if (message.path("id").isMissingNode() || method.isEmpty()) {
            // Notifications keep their order; what is asked at the same time may be answered in any.
            forward(line, message);
            if (method.equals("notifications/initialized")) {
                calls.execute(this::listen);
            }
        } else {
            calls.execute(() -> forward(line, message));
        }
    }

    private void forward(String line, JsonNode message) {
        try {
            boolean known = post(line, message);
            if (!known && reopen()) {
                known = post(line, message);
            }
            if (!known) {
                refuse(message, "The session is gone. Restart the MCP client.");
            }
        } catch (CommandFailure failure) {
            refuse(message, failure.sentence());
        } catch (IOException e) {
            refuse(message, "Datawright does not answer at " + endpoint + ". ./datawright up starts it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// False when the bridge does not know the session.
    private boolean post(String line, JsonNode message) throws IOException, InterruptedException {
        String used = session;
        HttpRequest request = request(used)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(line))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404 && used != null) {
                return false;
            }
            response.headers().firstValue(SESSION).ifPresent(id -> session = id);
            if (response.statusCode() >= 400) {
                refuse(message, reason(response.statusCode(), body));
            } else if (isStream(response)) {
                relay(body);
            } else {
                String answer = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                if (!answer.isBlank()) {
                    remember(answer);
                    say(answer);
                }
            }
            return true;
        }
    }

    private void remember(String answer) {
        JsonNode negotiated = WireJson.mapper().readTree(answer).path("result").path("protocolVersion");
        if (negotiated.isString()) {
            version = negotiated.asString();
        }
    }

    /// Opens a new session for the client's one; false when it never opened one.
    private boolean reopen() throws IOException, InterruptedException {
        synchronized (opening) {
            String first = initialize;
            if (first == null) {
                return false;
            }
            HttpResponse<Void> opened = send(null, first);
            String id = opened.headers().firstValue(SESSION).orElse(null);
            if (id == null) {
                return false;
            }
            session = id;
            send(id, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            return true;
        }
    }

    private HttpResponse<Void> send(@Nullable String as, String body) throws IOException, InterruptedException {
        return http.send(
                request(as)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /// What the bridge says by itself: changed lists, updated resources.
    private void listen() {
        while (open) {
            String used = session;
            try {
                if (used != null) {
                    HttpRequest request = request(used)
                            .header("Accept", "text/event-stream")
                            .GET()
                            .build();
                    HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                    try (InputStream body = response.body()) {
                        if (response.statusCode() == 405) {
                            return;
                        }
                        if (response.statusCode() < 400) {
                            relay(body);
                        }
                    }
                }
                Thread.sleep(BETWEEN_STREAMS);
            } catch (IOException | CommandFailure away) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_STREAMS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(@Nullable String as) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).header("Authorization", "Bearer " + token.read());
        if (as != null) {
            request.header(SESSION, as);
        }
        String negotiated = version;
        if (as != null && negotiated != null) {
            request.header("MCP-Protocol-Version", negotiated);
        }
        return request;
    }

    private void relay(InputStream stream) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                say(data.toString());
                data.setLength(0);
            }
        }
    }

    private static boolean isStream(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    }

    private static String reason(int status, InputStream body) throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        try {
            JsonNode json = WireJson.mapper().readTree(text);
            for (JsonNode said : List.of(json.path("error").path("message"), json.path("detail"))) {
                if (said.isString()) {
                    return said.asString();
                }
            }
        } catch (JacksonException e) {
            // The edge answers with a page while the bridge is away.
        }
        return "Datawright answered with HTTP " + status + ".";
    }

    /// A notification has nobody who waits for its answer.
    private void refuse(JsonNode message, String sentence) {
        if (!message.path("id").isMissingNode() && message.has("method")) {
            say(error(message.path("id"), NOT_REACHED, sentence));
        }
    }

    private static String error(@Nullable JsonNode id, int code, String sentence) {
        ObjectNode error = WireJson.mapper().createObjectNode();
        error.put("jsonrpc", "2.0");
        error.set("id", id == null ? WireJson.mapper().nullNode() : id);
        error.putObject("error").put("code", code).put("message", sentence);
        return error.toString();
    }

    /// One message a line, whole.
    private void say(String message) {
        String line = message.replace("\r", "").replace("\n", " ");
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /// Lets what was asked be answered, and ends the session.
    @Override
    public void close() {
        open = false;
        calls.shutdown();
        try {
            calls.awaitTermination(1, TimeUnit.SECONDS);
            calls.shutdownNow();
            String used = session;
            if (used != null) {
                http.send(request(used).timeout(ENDING).DELETE().build(), HttpResponse.BodyHandlers.discarding());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | CommandFailure gone) {
            // The bridge forgets the session by itself.
        }
        http.shutdownNow();
    }
}
