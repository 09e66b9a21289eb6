package dev.datawright.benchmarks;

import dev.datawright.contract.json.WireJson;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A model that takes no time: it sets ten columns when a person has spoken, and says so when the tool has answered.
final class ScriptedTurns implements AutoCloseable {

    private static final String ANSWER = "The ten columns are set. Tell me what to change, or say generate.";

    /// Kept here, since a level is forgotten with its logger.
    private static final List<Logger> QUIET = List.of(Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"));

    private final Undertow server;
    private final Map<String, Long> firstWords = new ConcurrentHashMap<>();

    ScriptedTurns() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        this.server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .addHttpListener(0, InetAddress.getLoopbackAddress().getHostAddress())
                .setHandler(exchange ->
                        exchange.getRequestReceiver().receiveFullString(this::answer, StandardCharsets.UTF_8))
                .build();
        this.server.start();
    }

    URI url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/v1");
    }

    /// When the first word of the answer to these words went out, by [System#nanoTime]; null before.
    @Nullable
    Long firstWord(String said) {
        return firstWords.get(said);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(HttpServerExchange exchange, String question) {
        JsonNode messages = WireJson.mapper().readTree(question).path("messages");
        String said = "";
        for (JsonNode message : messages) {
            if (message.path("role").asString("").equals("user")) {
                said = text(message.path("content"));
            }
        }
        boolean hasBuilt =
                messages.path(messages.size() - 1).path("role").asString("").equals("tool");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream");
        String answer = hasBuilt ? words() : call(question, said);
        if (hasBuilt) {
            firstWords.put(said, System.nanoTime());
        }
        exchange.getResponseSender().send(answer);
    }

    private static String text(JsonNode content) {
        return content.isString()
                ? content.stringValue()
                : content.path(0).path("text").asString("");
    }

    private static String words() {
        return IntStream.range(0, ANSWER.length())
                        .filter(place -> place == 0 || ANSWER.charAt(place - 1) == ' ')
                        .mapToObj(place -> {
                            int end = ANSWER.indexOf(' ', place) + 1;
                            String word = ANSWER.substring(place, end == 0 ? ANSWER.length() : end);
                            return piece(Map.of("role", "assistant", "content", word), null);
                        })
                        .collect(Collectors.joining())
                + piece(Map.of(), "stop")
                + "data: [DONE]\n\n";
    }

    /// Ten columns, with bounds of this turn: a version every time. The design's id is an argument where the tool asks
    /// for it.
    private static String call(String question, String said) {
        int high = 1_000 + Math.floorMod(said.hashCode(), 1_000_000);
        List<Map<String, Object>> columns = IntStream.range(0, 10)
                .mapToObj(column -> Map.<String, Object>of(
                        "name",
                        "column_" + column,
                        "column_type",
                        "sampler",
                        "sampler_type",
                        "uniform",
                        "params",
                        Map.of("low", column, "high", high)))
                .toList();
        String design = said.substring(said.lastIndexOf(' ') + 1);
        Map<String, Object> arguments =
                asksForDesign(question) ? Map.of("design_id", design, "columns", columns) : Map.of("columns", columns);
        Map<String, Object> function =
                Map.of("name", "set_columns", "arguments", WireJson.mapper().writeValueAsString(arguments));
        Map<String, Object> call = Map.of("index", 0, "id", "call_" + high, "type", "function", "function", function);
        return piece(Map.of("role", "assistant", "tool_calls", List.of(call)), null)
                + piece(Map.of(), "tool_calls")
                + "data: [DONE]\n\n";
    }

    private static boolean asksForDesign(String question) {
        for (JsonNode tool : WireJson.mapper().readTree(question).path("tools")) {
            JsonNode function = tool.path("function");
            if (function.path("name").asString("").equals("set_columns")) {
                return function.path("parameters").path("properties").has("design_id");
            }
        }
        return false;
    }

    private static String piece(Map<String, Object> delta, @Nullable String reason) {
        Map<String, Object> choice = new java.util.HashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", reason);
        return "data: "
                + WireJson.mapper()
                        .writeValueAsString(Map.of(
                                "id",
                                "c",
                                "object",
                                "chat.completion.chunk",
                                "created",
                                1,
                                "model",
                                "designer",
                                "choices",
                                List.of(choice)))
                + "\n\n";
    }
}
