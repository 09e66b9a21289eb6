package dev.datawright.testsupport.suite;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Speaks JSON to the edge, with a token that is read anew for every call, or with none.
public final class Caller {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI edge;
    private final Supplier<String> token;

    private Caller(URI edge, Supplier<String> token) {
        this.edge = edge;
        this.token = token;
    }

    public static Caller withToken(URI edge, Supplier<String> token) {
        return new Caller(edge, token);
    }

    public static Caller withoutToken(URI edge) {
        return new Caller(edge, () -> "");
    }

    public <T> T get(String path, Class<T> type) {
        return WireJson.mapper().readValue(send("GET", path, null).ok().body(), type);
    }

    public <T> T get(String path, TypeReference<T> type) {
        return WireJson.mapper().readValue(send("GET", path, null).ok().body(), type);
    }

    public <T> T post(String path, @Nullable Object body, Class<T> type) {
        return WireJson.mapper().readValue(send("POST", path, body).ok().body(), type);
    }

    public <T> T put(String path, Object body, Class<T> type) {
        return WireJson.mapper().readValue(send("PUT", path, body).ok().body(), type);
    }

    /// Any call, with any answer.
    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.resolve(path))
                .timeout(LIMIT)
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        WireJson.mapper().writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        String bearer = token.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            // Only the beginning of an endless answer (an event stream) is of interest: the status is.
            HttpResponse<InputStream> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                boolean endless =
                        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                return new Answer(
                        "%s %s".formatted(method, path),
                        response.statusCode(),
                        endless ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s got no answer".formatted(method, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in %s %s".formatted(method, path), e);
        }
    }

    /// What an event stream says within a while.
    public String stream(String path, Duration listens) {
        HttpRequest request = HttpRequest.newBuilder(edge.resolve(path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token.get())
                .build();
        StringBuffer said = new StringBuffer();
        CompletableFuture<HttpResponse<Void>> stream = HTTP.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(
                        bytes -> bytes.ifPresent(some -> said.append(new String(some, StandardCharsets.UTF_8)))));
        try {
            var unused = stream.get(listens.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stream.cancel(true);
        } catch (ExecutionException e) {
            throw new IllegalStateException("GET %s got no stream".formatted(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said.toString();
    }

    /// Fetches a file without a token, as a browser does with a link.
    public Path download(String path, Path file) {
        HttpRequest request =
                HttpRequest.newBuilder(edge.resolve(path)).timeout(LIMIT).build();
        try {
            HttpResponse<Path> response = HTTP.send(request, HttpResponse.BodyHandlers.ofFile(file));
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        "GET %s: %d %s".formatted(path, response.statusCode(), Files.readString(file)));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("GET %s got no answer".formatted(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in GET " + path, e);
        }
    }

    /// What came back.
    ///
    /// @param call for messages
    public record Answer(String call, int status, String body) {

        Answer ok() {
            if (status / 100 != 2) {
                throw new AssertionError("%s: %d %s".formatted(call, status, body));
            }
            return this;
        }
    }
}
