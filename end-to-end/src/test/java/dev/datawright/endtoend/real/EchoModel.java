package dev.datawright.endtoend.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/// An OpenAI-compatible model that repeats its question, in 7 tokens and 3; one that contains `poison` it refuses.
final class EchoModel implements AutoCloseable {

    static final String KEY = "sk-echo";

    private final HttpServer server;

    private EchoModel(HttpServer server) {
        this.server = server;
    }

    static EchoModel start() {
        try {
            EchoModel model =
                    new EchoModel(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            model.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            model.server.createContext("/v1/chat/completions", EchoModel::answer);
            model.server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends in `/v1`.
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = WireJson.mapper().readTree(exchange.getRequestBody());
            String prompt = question.path("messages")
                    .valueStream()
                    .reduce((first, last) -> last)
                    .map(message -> message.path("content").asString(""))
                    .orElse("");
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, Map.of("error", Map.of("message", "wrong key")));
            } else if (prompt.contains("poison")) {
                send(exchange, 400, Map.of("error", Map.of("message", "I will not answer that")));
            } else {
                send(exchange, 200, completion(question.path("model").asString(""), "Echo of: " + prompt));
            }
        }
    }

    private static Map<String, Object> completion(String model, String text) {
        return Map.of(
                "id",
                "chatcmpl-echo",
                "object",
                "chat.completion",
                "model",
                model,
                "choices",
                List.of(Map.of(
                        "index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content", text))),
                "usage",
                Map.of("prompt_tokens", 7, "completion_tokens", 3, "total_tokens", 10));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = WireJson.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
