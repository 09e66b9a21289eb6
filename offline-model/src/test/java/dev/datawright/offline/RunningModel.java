package dev.datawright.offline;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// The offline model on a free port, and a client for it.
final class RunningModel implements AutoCloseable {

    static final String KEY = "a key of the tests";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    RunningModel(String... arguments) {
        context = SpringApplication.run(
                OfflineModelApplication.class,
                Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Answer get(String path) {
        return send(request(path, "Bearer " + KEY).GET());
    }

    Answer getAnonymously(String path) {
        return send(request(path, null).GET());
    }

    Answer post(String path, String body) {
        return postAs("Bearer " + KEY, path, body);
    }

    Answer postAs(String authorization, String path, String body) {
        return send(request(path, authorization).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Streamed stream(String body) {
        Answer answer = post("/v1/chat/completions", body);
        return new Streamed(
                answer.contentType(),
                answer.body().lines().filter(line -> !line.isBlank()).toList());
    }

    private HttpRequest.Builder request(String path, @Nullable String authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path))
                .timeout(Duration.ofSeconds(30));
        return authorization == null ? builder : builder.header("Authorization", authorization);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    record Answer(int status, String contentType, String body) {
        JsonNode json() {
            return WireJson.mapper().readTree(body);
        }
    }

    /// The lines of a stream, each with `data: ` before it.
    record Streamed(String contentType, List<String> lines) {

        List<JsonNode> chunks() {
            List<JsonNode> chunks = new ArrayList<>();
            lines.stream()
                    .filter(line -> line.startsWith("data: {"))
                    .forEach(line -> chunks.add(WireJson.mapper().readTree(line.substring(6))));
            return chunks;
        }

        String lastLine() {
            return lines.getLast();
        }

        String text() {
            return deltas().map(delta -> delta.path("content").asString("")).collect(Collectors.joining());
        }

        String toolName() {
            return functions()
                    .map(function -> function.path("name").asString(""))
                    .collect(Collectors.joining());
        }

        String toolArguments() {
            return functions()
                    .map(function -> function.path("arguments").asString(""))
                    .collect(Collectors.joining());
        }

        String finishReason() {
            return chunks().stream()
                    .map(chunk ->
                            chunk.path("choices").path(0).path("finish_reason").asString(""))
                    .collect(Collectors.joining());
        }

        private Stream<JsonNode> deltas() {
            return chunks().stream().map(chunk -> chunk.path("choices").path(0).path("delta"));
        }

        private Stream<JsonNode> functions() {
            return deltas().map(delta -> delta.path("tool_calls").path(0).path("function"));
        }
    }
}
