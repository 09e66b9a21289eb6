package dev.datawright.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model gateway that answers what a test wrote, one answer a question, as OpenAI streams it.
final class ScriptedModel implements AutoCloseable {

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final List<String> places = new CopyOnWriteArrayList<>();
    private Function<JsonNode, Answer> otherwise = question -> new Failure(500, Map.of());

    private ScriptedModel(HttpServer server) {
        this.server = server;
    }

    static ScriptedModel start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var model = new ScriptedModel(server);
            server.createContext("/v1/chat/completions", model::answer);
            server.createContext("/v1/models", ScriptedModel::list);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// Where each question so far said it stands in a trace.
    List<String> places() {
        return places;
    }

    /// What it was asked so far.
    List<JsonNode> questions() {
        return questions;
    }

    /// Forgets what a failed test left.
    synchronized void clear() {
        answers.clear();
        otherwise = question -> new Failure(500, Map.of());
    }

    synchronized ScriptedModel then(Answer answer) {
        answers.add(answer);
        return this;
    }

    ScriptedModel says(String text) {
        return then(saying(text));
    }

    ScriptedModel calls(String... namesAndArguments) {
        return then(calling(namesAndArguments));
    }

    /// Answers by what it is asked whenever the script is at its end.
    synchronized ScriptedModel answersBy(Function<JsonNode, Answer> answering) {
        otherwise = answering;
        return this;
    }

    static Answer saying(String text) {
        return out -> {
            for (String word : text.split("(?<= )", -1)) {
                delta(out, Map.of("content", word), null);
            }
            end(out, "stop");
        };
    }

    static Answer calling(String... namesAndArguments) {
        return out -> {
            for (int i = 0; i < namesAndArguments.length; i += 2) {
                // The same id for every call, as some models do; arguments in two pieces.
                String arguments = namesAndArguments[i + 1];
                int half = arguments.length() / 2;
                delta(
                        out,
                        Map.of(
                                "tool_calls",
                                List.of(Map.of(
                                        "index",
                                        i / 2,
                                        "id",
                                        "call_1",
                                        "type",
                                        "function",
                                        "function",
                                        Map.of(
                                                "name",
                                                namesAndArguments[i],
                                                "arguments",
                                                arguments.substring(0, half))))),
                        null);
                delta(
                        out,
                        Map.of(
                                "tool_calls",
                                List.of(Map.of(
                                        "index", i / 2, "function", Map.of("arguments", arguments.substring(half))))),
                        null);
            }
            end(out, "tool_calls");
        };
    }

    ScriptedModel fails(int status) {
        return then(new Failure(status, Map.of()));
    }

    /// Refuses, and says how many seconds to wait.
    ScriptedModel isBusyFor(int seconds) {
        return then(new Failure(429, Map.of("Retry-After", Integer.toString(seconds))));
    }

    /// Sends these pieces as they are; without `[DONE]` when the last one is not it.
    ScriptedModel streams(String... pieces) {
        return then(out -> {
            for (String piece : pieces) {
                out.write(("data: " + piece + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        });
    }

    /// Sends these pieces as they are, then the connection ends.
    ScriptedModel diesAfter(String... pieces) {
        return then(out -> {
            for (String piece : pieces) {
                out.write(("data: " + piece + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            throw new IOException("broken off on purpose");
        });
    }

    /// Breaks the connection off in the middle of a text.
    ScriptedModel breaksOffAfter(String text) {
        return then(out -> {
            delta(out, Map.of("content", text), null);
            throw new IOException("broken off on purpose");
        });
    }

    /// Says something, then nothing more until the gate opens.
    ScriptedModel saysAndWaits(String text, CountDownLatch gate) {
        return then(out -> {
            delta(out, Map.of("content", text), null);
            try {
                boolean opened = gate.await(30, TimeUnit.SECONDS);
                delta(out, Map.of("content", opened ? " and more" : " too late"), null);
                end(out, "stop");
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void list(HttpExchange exchange) throws IOException {
        byte[] body = "{\"object\":\"list\",\"data\":[{\"id\":\"reasoner\"},{\"id\":\"cheap\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode question = WireJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
        questions.add(question);
        places.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
        Answer answer = next(question);
        if (answer instanceof Failure failure) {
            byte[] body = "{\"error\":{\"message\":\"scripted\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            failure.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(failure.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        // Closed only when whole: otherwise the connection ends without the last chunk.
        answer.write(exchange.getResponseBody());
        exchange.close();
    }

    private synchronized Answer next(JsonNode question) {
        Answer next = answers.poll();
        return next == null ? otherwise.apply(question) : next;
    }

    private static void delta(OutputStream out, Map<String, Object> delta, @Nullable String reason) throws IOException {
        var choice = new LinkedHashMap<String, @Nullable Object>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", reason);
        chunk(out, List.of(choice), null);
    }

    private static void end(OutputStream out, String reason) throws IOException {
        delta(out, Map.of(), reason);
        chunk(out, List.of(), Map.of("prompt_tokens", 11, "completion_tokens", 7, "total_tokens", 18, "cost", 0.01));
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void chunk(OutputStream out, List<?> choices, @Nullable Object usage) throws IOException {
        var chunk = new LinkedHashMap<String, Object>();
        chunk.put("id", "chatcmpl-1");
        chunk.put("object", "chat.completion.chunk");
        chunk.put("created", 1);
        chunk.put("model", "scripted");
        chunk.put("choices", choices);
        if (usage != null) {
            chunk.put("usage", usage);
        }
        out.write(("data: " + new JsonMapper().writeValueAsString(chunk) + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Writes one answer.
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private record Failure(int status, Map<String, String> headers) implements Answer {
        @Override
        public void write(OutputStream out) {}
    }
}
