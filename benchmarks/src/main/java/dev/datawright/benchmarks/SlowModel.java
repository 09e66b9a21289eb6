package dev.datawright.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An OpenAI-compatible server that answers every question after the same time, however many there are.
final class SlowModel implements AutoCloseable {

    private static final byte[] TEXT = answer("A few words about it, as asked.");
    private static final byte[] FACTS = answer("```json\\n{\\\"sentiment\\\": \\\"pos\\\", \\\"score\\\": 7}\\n```");

    private final HttpServer server;
    private final Duration latency;
    private final AtomicInteger requests = new AtomicInteger();

    SlowModel(Duration latency) throws IOException {
        // Answers would wait for the acknowledgement of their first packet, and connections be closed while in use.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        this.latency = latency;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2048);
        this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        this.server.createContext("/v1/chat/completions", this::answer);
        this.server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Thread.sleep(latency);
            byte[] body = question.contains("response_schema") ? FACTS : TEXT;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] answer(String content) {
        return ("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"writer\",\"choices\":[{\"index\":0,"
                        + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"" + content
                        + "\"}}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":9,\"total_tokens\":18}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
