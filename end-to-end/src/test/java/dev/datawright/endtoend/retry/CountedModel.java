package dev.datawright.endtoend.retry;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A gateway that repeats every prompt, in 7 tokens and 3 for a hundredth of a cent, writes down who asked what, and
/// refuses what it is told to.
final class CountedModel implements AutoCloseable {

    static final String KEY = "sk-counted";
    static final int INPUT_TOKENS = 7;
    static final int OUTPUT_TOKENS = 3;
    static final double COST_USD = 0.0001;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> refused = prompt -> false;

    private CountedModel(HttpServer server) {
        this.server = server;
    }

    static CountedModel start() {
        try {
            CountedModel model =
                    new CountedModel(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64));
            model.server.setExecutor(model.threads);
            model.server.createContext("/v1/chat/completions", model::answer);
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

    /// Every prompt that was asked so far, refused or not, oldest first.
    List<String> prompts() {
        return List.copyOf(prompts);
    }

    void refuse(Predicate<String> some) {
        refused = some;
    }

    static String answerTo(String prompt) {
        return "Answer to: " + prompt;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = WireJson.mapper().readTree(exchange.getRequestBody());
            String prompt = question.path("messages")
                    .valueStream()
                    .reduce((first, last) -> last)
                    .map(message -> message.path("content").asString(""))
                    .orElse("");
            prompts.add(prompt);
            if (refused.test(prompt)) {
                send(exchange, 400, Map.of("error", Map.of("message", "Not today")));
            } else {
                exchange.getResponseHeaders().set("x-litellm-response-cost", Double.toString(COST_USD));
                send(exchange, 200, completion(question.path("model").asString(""), answerTo(prompt)));
            }
        }
    }

    private static Map<String, Object> completion(String model, String answer) {
        return Map.of(
                "id",
                "chatcmpl-counted",
                "object",
                "chat.completion",
                "model",
                model,
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "finish_reason",
                        "stop",
                        "message",
                        Map.of("role", "assistant", "content", answer))),
                "usage",
                Map.of(
                        "prompt_tokens",
                        INPUT_TOKENS,
                        "completion_tokens",
                        OUTPUT_TOKENS,
                        "total_tokens",
                        INPUT_TOKENS + OUTPUT_TOKENS));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = WireJson.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
