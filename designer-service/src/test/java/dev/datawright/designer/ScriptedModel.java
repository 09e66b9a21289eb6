package dev.datawright.designer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/// An OpenAI-compatible server that answers each prompt with an echo, as often as it is allowed to.
final class ScriptedModel implements AutoCloseable {

    static final String KEY = "gateway-key";

    private final HttpServer server;
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> places = new ConcurrentLinkedQueue<>();
    private final Semaphore allowed;
    private volatile String refused = "poison";

    /// @param answers how many questions are answered before the next ones wait for [#allow]
    ScriptedModel(int answers) throws IOException {
        this.allowed = new Semaphore(answers);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        this.server.createContext("/v1/chat/completions", this::answer);
        this.server.createContext("/v1/embeddings", this::embed);
        this.server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// Refuses prompts with that word from now on, instead of those with `poison`.
    void refuse(String word) {
        refused = word;
    }

    void allow(int answers) {
        allowed.release(answers);
    }

    /// Where each prompt answered so far said it stands in a trace.
    List<String> places() {
        return List.copyOf(places);
    }

    /// The prompts answered so far.
    List<String> answered() {
        return List.copyOf(answered);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = WireJson.mapper().readTree(exchange.getRequestBody());
            String prompt = question.path("messages")
                    .valueStream()
                    .reduce((first, last) -> last)
                    .orElseThrow()
                    .path("content")
                    .asString();
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, Map.of("error", Map.of("message", "wrong key")));
                return;
            }
            if (prompt.contains(refused)) {
                send(exchange, 400, Map.of("error", Map.of("message", "I will not answer that")));
                return;
            }
            allowed.acquire();
            answered.add(prompt);
            places.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            exchange.getResponseHeaders().set("x-litellm-response-cost", "0.001");
            send(
                    exchange,
                    200,
                    Map.of(
                            "id",
                            "chatcmpl-1",
                            "object",
                            "chat.completion",
                            "model",
                            question.path("model").asString(),
                            "choices",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "finish_reason",
                                    "stop",
                                    "message",
                                    Map.of("role", "assistant", "content", content(prompt)))),
                            "usage",
                            Map.of("prompt_tokens", 7, "completion_tokens", 3, "total_tokens", 10)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the kinds of columns ask for, by the prompt's first word; else an echo.
    private static String content(String prompt) {
        String word = prompt.split(" ", 2)[0];
        return switch (word) {
            case "BOOK", "OTHER" -> "```json\n{\"title\": \"T\", \"tags\": [\"a\", \"b\"]}\n```";
            case "CODE" -> "```sql\nSELECT 1;\n```";
            case "JUDGE" -> "<think>I thought</think>{\"tone\": {\"reasoning\": \"r\", \"score\": \"5\"}}";
            default -> "Echo of: " + prompt;
        };
    }

    private void embed(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = WireJson.mapper().readTree(exchange.getRequestBody());
            allowed.acquire();
            answered.add("embed " + question.path("input").path(0).asString());
            send(
                    exchange,
                    200,
                    Map.of(
                            "data",
                            List.of(Map.of("index", 0, "embedding", List.of(0.25, -1.5))),
                            "usage",
                            Map.of("prompt_tokens", 4, "total_tokens", 4)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = WireJson.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
