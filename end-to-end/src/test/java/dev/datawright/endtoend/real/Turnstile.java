package dev.datawright.endtoend.real;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Stands between two services: lets calls through, remembers them, and does to them what networks and providers do.
final class Turnstile implements AutoCloseable {

    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "http2-settings");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final URI target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<Passage> passages = new CopyOnWriteArrayList<>();
    private volatile Predicate<Passage> refused = passage -> false;
    private volatile Predicate<Passage> answerLost = passage -> false;
    private volatile Predicate<Passage> held = passage -> false;
    private volatile CountDownLatch letGo = new CountDownLatch(0);

    private Turnstile(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /// @param target scheme, host and port of the service behind it
    static Turnstile before(URI target) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            Turnstile turnstile = new Turnstile(target, server);
            server.createContext("/", turnstile::pass);
            server.setExecutor(turnstile.threads);
            server.start();
            return turnstile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Everything that was asked so far, oldest first.
    List<Passage> passages() {
        return List.copyOf(passages);
    }

    /// Answers calls with 500, as an overloaded provider does, until the returned handle is closed.
    Lifted refuse(Predicate<Passage> calls) {
        refused = calls;
        return () -> refused = passage -> false;
    }

    /// Keeps calls waiting, as a slow provider does, until the returned handle is closed.
    Lifted hold(Predicate<Passage> calls) {
        CountDownLatch open = new CountDownLatch(1);
        letGo = open;
        held = calls;
        return () -> {
            held = passage -> false;
            open.countDown();
        };
    }

    /// Lets the next such call through and cuts the line before its answer.
    void loseTheAnswerOfTheNext(Predicate<Passage> call) {
        answerLost = call;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Passage passage = new Passage(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    new String(body, StandardCharsets.UTF_8));
            passages.add(passage);
            if (held.test(passage)) {
                await(letGo);
            }
            if (refused.test(passage)) {
                byte[] no =
                        "{\"error\":{\"message\":\"The model is overloaded.\",\"type\":\"server_error\",\"code\":\"500\"}}"
                                .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(500, no.length);
                exchange.getResponseBody().write(no);
                return;
            }
            HttpResponse<InputStream> answer = forward(exchange, body);
            try (InputStream content = answer.body()) {
                if (answerLost.test(passage)) {
                    answerLost = other -> false;
                    var unused = content.readAllBytes();
                    return;
                }
                answer.headers().map().forEach((name, values) -> {
                    if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
                boolean empty = answer.statusCode() == 204 || answer.statusCode() == 304;
                exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : 0);
                if (!empty) {
                    copy(content, exchange.getResponseBody());
                }
            }
        }
    }

    private static void await(CountDownLatch letGo) throws IOException {
        try {
            if (!letGo.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("Held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private HttpResponse<InputStream> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .timeout(LIMIT)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        Headers headers = exchange.getRequestHeaders();
        headers.forEach((name, values) -> {
            if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /// Passes streams on as they come.
    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[16_384];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    /// One call.
    record Passage(String method, String path, String body) {

        boolean isChat() {
            return path.endsWith("/chat/completions");
        }

        /// Data Designer asks every model a greeting before it works with it.
        boolean isHealthCheck() {
            return isChat() && body.contains("Hello!");
        }

        boolean createsJob() {
            return method.equals("POST") && path.endsWith("/jobs/create");
        }

        boolean cancelsJob() {
            return method.equals("POST") && path.endsWith("/cancel");
        }
    }

    /// Ends what a method began.
    interface Lifted extends AutoCloseable {
        @Override
        void close();
    }
}
