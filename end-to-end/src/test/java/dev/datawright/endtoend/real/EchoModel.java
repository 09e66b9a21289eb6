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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// An OpenAI-compatible model that repeats its question, in 7 tokens and 3; one that contains `poison` it refuses.
///
/// A question that contains `<<<...>>>` is answered with what stands between, `TEMPERATURE` with the temperature it was
/// asked at, and what stands before `|||` is its reasoning. A text is embedded as its length and its letters' sum.
final class EchoModel implements AutoCloseable {

    static final String KEY = "sk-echo";

    private static final Pattern TOLD = Pattern.compile("<<<(.*?)>>>", Pattern.DOTALL);

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
            model.server.createContext("/v1/embeddings", EchoModel::embed);
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
                    .map(message -> text(message.path("content")))
                    .orElse("");
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, Map.of("error", Map.of("message", "wrong key")));
            } else if (prompt.contains("poison")) {
                send(exchange, 400, Map.of("error", Map.of("message", "I will not answer that")));
            } else {
                send(exchange, 200, completion(question.path("model").asString(""), message(question, prompt)));
            }
        }
    }

    /// A message is a text, or parts that have texts.
    private static String text(JsonNode content) {
        return content.isArray()
                ? content.valueStream()
                        .map(part -> part.path("text").asString(""))
                        .collect(Collectors.joining())
                : content.asString("");
    }

    private static Map<String, Object> message(JsonNode question, String prompt) {
        Matcher told = TOLD.matcher(prompt);
        if (!told.find()) {
            return Map.of("role", "assistant", "content", "Echo of: " + prompt);
        }
        String answer = told.group(1)
                .replace("TEMPERATURE", question.path("temperature").asString("none"));
        int reasoning = answer.indexOf("|||");
        return reasoning < 0
                ? Map.of("role", "assistant", "content", answer)
                : Map.of(
                        "role",
                        "assistant",
                        "content",
                        answer.substring(reasoning + 3),
                        "reasoning_content",
                        answer.substring(0, reasoning));
    }

    private static void embed(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = WireJson.mapper().readTree(exchange.getRequestBody());
            JsonNode input = question.path("input");
            List<String> texts = input.isArray()
                    ? input.valueStream().map(text -> text.asString("")).toList()
                    : List.of(input.asString(""));
            List<Map<String, Object>> data = new ArrayList<>();
            for (String text : texts) {
                List<Double> vector =
                        List.of((double) text.length(), text.chars().sum() / 8.0);
                data.add(Map.of("object", "embedding", "index", data.size(), "embedding", vector));
            }
            send(
                    exchange,
                    200,
                    Map.of(
                            "object",
                            "list",
                            "model",
                            question.path("model").asString(""),
                            "data",
                            data,
                            "usage",
                            Map.of("prompt_tokens", 7, "total_tokens", 7)));
        }
    }

    private static Map<String, Object> completion(String model, Map<String, Object> message) {
        return Map.of(
                "id",
                "chatcmpl-echo",
                "object",
                "chat.completion",
                "model",
                model,
                "choices",
                List.of(Map.of("index", 0, "finish_reason", "stop", "message", message)),
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
