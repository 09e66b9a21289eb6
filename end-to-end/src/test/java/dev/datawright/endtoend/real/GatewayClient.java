package dev.datawright.endtoend.real;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks a gateway as the suite's services do.
final class GatewayClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// @param url ends in `/v1`
    GatewayClient(URI url) {
        this.url = url;
    }

    Answer chat(String role, String prompt) {
        return chat(role, prompt, LiteLlm.KEY);
    }

    Answer chat(String role, String prompt, String key) {
        return send("/chat/completions", key, question(role, prompt, false));
    }

    /// Asks as a part of a trace.
    ///
    /// @param place W3C's `traceparent`
    Answer chatAt(String place, String role, String prompt) {
        return send("/chat/completions", LiteLlm.KEY, question(role, prompt, false), "traceparent", place);
    }

    Answer stream(String role, String prompt) {
        return send("/chat/completions", LiteLlm.KEY, question(role, prompt, true));
    }

    Answer embed(String text) {
        return send("/embeddings", LiteLlm.KEY, Map.of("model", "embedder", "input", List.of(text)));
    }

    List<String> models() {
        return send("/models", LiteLlm.KEY, null).json().path("data").findValuesAsString("id");
    }

    Answer metrics(@Nullable String key) {
        return send("/../metrics/", key, null);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static Map<String, Object> question(String role, String prompt, boolean stream) {
        Map<String, Object> question = new java.util.HashMap<>();
        question.put("model", role);
        question.put("messages", List.of(Map.of("role", "user", "content", prompt)));
        question.put("temperature", 0.5);
        question.put("seed", 7);
        if (stream) {
            question.put("stream", true);
            question.put("stream_options", Map.of("include_usage", true));
        }
        return question;
    }

    private Answer send(String path, @Nullable String key, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + path).normalize())
                .timeout(LIMIT)
                .header("Content-Type", "application/json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(WireJson.mapper().writeValueAsString(body)));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("x-litellm-response-cost").orElse(null),
                    response.headers()
                            .firstValue("x-litellm-attempted-fallbacks")
                            .orElse("0"),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError("The gateway did not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while asking the gateway", e);
        }
    }

    /// @param cost in USD as the header says it; absent when it says nothing
    record Answer(int status, @Nullable String cost, String fallbacks, String body) {

        JsonNode json() {
            return WireJson.mapper().readTree(body);
        }

        String text() {
            return json().at("/choices/0/message/content").asString("");
        }

        /// The pieces of a stream together.
        String streamedText() {
            return chunks().stream()
                    .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                    .collect(Collectors.joining());
        }

        JsonNode streamedUsage() {
            return chunks().stream()
                    .map(chunk -> chunk.path("usage"))
                    .filter(JsonNode::isObject)
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new AssertionError("No usage in " + body));
        }

        private List<JsonNode> chunks() {
            return body.lines()
                    .filter(line -> line.startsWith("data: {"))
                    .map(line -> WireJson.mapper().readTree(line.substring("data: ".length())))
                    .toList();
        }
    }
}
