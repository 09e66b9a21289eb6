package dev.datawright.engine.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A model gateway on a local port that answers as it is told.
final class ScriptedGateway implements AutoCloseable {

    /// @param status below 0: no answer at all until the gateway closes
    record Answer(int status, String body, String retryAfter) {
        static Answer text(String text) {
            return new Answer(
                    200,
                    "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                            + "\"}}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3}}",
                    "");
        }

        static Answer error(int status, String message) {
            return new Answer(status, "{\"error\":{\"message\":\"" + message + "\"}}", "");
        }

        static Answer silence() {
            return new Answer(-1, "", "");
        }
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    final AtomicInteger rejected = new AtomicInteger();

    /// Says that it is busy to calls above so many at once.
    volatile int takes = Integer.MAX_VALUE;

    private final AtomicInteger atOnce = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /// @param script from the number of the request, counted from 0, to its answer
    ScriptedGateway(Function<Integer, Answer> script) {
        AtomicInteger count = new AtomicInteger();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/v1/chat/completions", exchange -> {
            int open = atOnce.incrementAndGet();
            mostAtOnce.accumulateAndGet(open, Math::max);
            try {
                if (open > takes) {
                    rejected.incrementAndGet();
                    answer(exchange, new Answer(429, "{}", "1"));
                    return;
                }
                answer(exchange, script.apply(count.getAndIncrement()));
            } finally {
                atOnce.decrementAndGet();
            }
        });
        server.setExecutor(executor);
        server.start();
    }

    GatewayOptions options() {
        return new GatewayOptions(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                "sk-test",
                Duration.ofSeconds(20),
                3,
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (answer.status() < 0) {
            try {
                closed.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("x-litellm-response-cost", "1.5e-05");
        if (!answer.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
