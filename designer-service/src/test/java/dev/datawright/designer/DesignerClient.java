package dev.datawright.designer;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Talks to a running service as the bridge does.
final class DesignerClient {

    static final String KEY = "designer-key";
    static final String ROOT = "/apis/data-designer/v2";
    static final String BASE = ROOT + "/workspaces/default";
    static final String JOBS = BASE + "/jobs/create";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;

    DesignerClient(int port) {
        this.port = port;
    }

    /// A client of the service that runs in this context.
    static DesignerClient of(ConfigurableApplicationContext service) {
        return new DesignerClient(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A request with the key.
    HttpRequest.Builder request(String path) {
        return bare(path).header("Authorization", "Bearer " + KEY);
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /// The frames of a preview.
    List<JsonNode> preview(String json) {
        Answer answer = post(BASE + "/preview", json);
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.text()
                .lines()
                .map(line -> (JsonNode) WireJson.mapper().readTree(line))
                .toList();
    }

    /// The status of a job, once it is as wanted.
    JsonNode await(String job, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode status = get(JOBS + "/" + job + "/status").json();
        while (!wanted.test(status)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Still not as wanted after a minute: " + status);
            }
            status = get(JOBS + "/" + job + "/status").json();
        }
        return status;
    }

    JsonNode awaitStatus(String job, String wanted) {
        return await(job, status -> {
            String now = status.path("status").asString();
            if (!now.equals(wanted)
                    && List.of("error", "completed", "cancelled").contains(now)) {
                throw new AssertionError("Ended otherwise: " + status);
            }
            return now.equals(wanted);
        });
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return response.body();
        }

        JsonNode json() {
            return WireJson.mapper().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
