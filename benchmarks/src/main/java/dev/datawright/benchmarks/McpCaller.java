package dev.datawright.benchmarks;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One MCP session over Streamable HTTP, with as little work on the client's side as can be: both servers get the same
/// bytes.
final class McpCaller {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SESSION = "Mcp-Session-Id";

    private final HttpClient http;
    private final URI endpoint;
    private final @Nullable String token;
    private @Nullable String session;
    private int id;

    McpCaller(HttpClient http, URI endpoint, @Nullable String token) {
        this.http = http;
        this.endpoint = endpoint;
        this.token = token;
    }

    void open() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                "initialize",
                Map.of(
                        "protocolVersion", "2025-06-18",
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "benchmark", "version", "1")),
                true);
        session = answer.headers()
                .firstValue(SESSION)
                .orElseThrow(() -> new IOException("No session: " + answer.statusCode() + " " + answer.body()));
        HttpResponse<String> unused = post("notifications/initialized", Map.of(), false);
    }

    void close() throws IOException, InterruptedException {
        HttpRequest request = request().DELETE().build();
        HttpResponse<String> unused = http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// The body of the answer as it came.
    ///
    /// @throws IOException when it tells of an error
    String call(String tool, Map<String, Object> arguments) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("tools/call", Map.of("name", tool, "arguments", arguments), true);
        if (answer.statusCode() != 200
                || answer.body().contains("\"isError\":true")
                || !answer.body().contains("structuredContent")) {
            throw new IOException(tool + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /// What a tool answered, read.
    static JsonNode structured(String body) {
        String json = body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .filter(line -> line.contains("structuredContent"))
                .findFirst()
                .orElse(body);
        return WireJson.mapper().readTree(json).path("result").path("structuredContent");
    }

    private HttpResponse<String> post(String method, Map<String, Object> params, boolean answered)
            throws IOException, InterruptedException {
        Map<String, Object> message = answered
                ? Map.of("jsonrpc", "2.0", "id", ++id, "method", method, "params", params)
                : Map.of("jsonrpc", "2.0", "method", method, "params", params);
        HttpRequest request = request()
                .POST(HttpRequest.BodyPublishers.ofByteArray(WireJson.mapper().writeValueAsBytes(message)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (session != null) {
            request.header(SESSION, session);
        }
        return request;
    }
}
