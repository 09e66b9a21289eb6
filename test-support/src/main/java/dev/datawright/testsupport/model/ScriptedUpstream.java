package dev.datawright.testsupport.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An OpenAI-compatible model that streams what a script says; after the script it answers with 500.
///
/// An answer is one of `{status, headers?}`, `{silent: true}`, `{says}`, `{calls: [[name, arguments], …]}` and
/// `{deltas: [...]}`, the streamed ones with `end?` (the finish reason) and `dies?` (the connection ends before it).
/// A delta that is a text is sent as a whole piece.
public final class ScriptedUpstream implements AutoCloseable {

    private final HttpServer server;
    private final Deque<JsonNode> answers = new ArrayDeque<>();
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedUpstream(HttpServer server) {
        this.server = server;
    }

    public static ScriptedUpstream start() {
        return start(0);
    }

    /// @param port 0: a free one
    public static ScriptedUpstream start(int port) {
        try {
            var upstream = new ScriptedUpstream(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
            upstream.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            upstream.server.createContext("/v1/chat/completions", upstream::answer);
            upstream.server.start();
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address without a path.
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Plays these answers from now on, and forgets what it was asked.
    public synchronized void play(List<JsonNode> script) {
        answers.clear();
        answers.addAll(script);
        questions.clear();
    }

    public List<JsonNode> questions() {
        return questions;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.add(WireJson.mapper().readTree(exchange.getRequestBody().readAllBytes()));
        JsonNode answer = next();
        if (answer.has("status")) {
            byte[] body =
                    "{\"error\":{\"message\":\"scripted\",\"type\":\"scripted\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            for (var header : answer.path("headers").properties()) {
                exchange.getResponseHeaders()
                        .add(header.getKey(), header.getValue().asString());
            }
            exchange.sendResponseHeaders(answer.path("status").asInt(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        if (answer.path("silent").asBoolean(false)) {
            await();
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        stream(out, answer);
        if (answer.path("dies").asBoolean(false)) {
            // The connection ends without the last chunk.
            throw new IOException("broken off on purpose");
        }
        exchange.close();
    }

    private synchronized JsonNode next() {
        JsonNode next = answers.poll();
        return next == null ? WireJson.mapper().createObjectNode().put("status", 500) : next;
    }

    private void await() {
        try {
            boolean ended = closed.await(2, TimeUnit.MINUTES);
            assert ended || !ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stream(OutputStream out, JsonNode answer) throws IOException {
        ObjectNode first = WireJson.mapper().createObjectNode().put("role", "assistant");
        send(out, first.put("content", ""), null);
        for (String word : answer.path("says").asString("").split("(?<= )", -1)) {
            if (!word.isEmpty()) {
                send(out, WireJson.mapper().createObjectNode().put("content", word), null);
            }
        }
        for (int repeated = 0; repeated < answer.path("times").asInt(1); repeated++) {
            for (JsonNode delta : answer.path("deltas")) {
                if (delta.isString()) {
                    send(out, delta.asString());
                } else {
                    send(out, delta, null);
                }
            }
        }
        int index = 0;
        for (JsonNode call : answer.path("calls")) {
            String arguments = call.path(1).asString();
            int half = arguments.length() / 2;
            ObjectNode begun = call(index, arguments.substring(0, half));
            begun.put("id", "call_" + index).put("type", "function");
            begun.path("function").asObject().put("name", call.path(0).asString());
            send(out, calls(begun), null);
            send(out, calls(call(index, arguments.substring(half))), null);
            index++;
        }
        if (answer.path("dies").asBoolean(false)) {
            return;
        }
        String end = answer.path("end").asString(index > 0 ? "tool_calls" : "stop");
        send(out, WireJson.mapper().createObjectNode(), end);
        ObjectNode usage = chunk();
        usage.putArray("choices");
        usage.putObject("usage")
                .put("prompt_tokens", 11)
                .put("completion_tokens", 7)
                .put("total_tokens", 18);
        send(out, usage.toString());
        send(out, "[DONE]");
    }

    private static ObjectNode call(int index, String arguments) {
        ObjectNode call = WireJson.mapper().createObjectNode().put("index", index);
        call.putObject("function").put("arguments", arguments);
        return call;
    }

    private static ObjectNode calls(ObjectNode call) {
        ObjectNode delta = WireJson.mapper().createObjectNode();
        delta.putArray("tool_calls").add(call);
        return delta;
    }

    private static void send(OutputStream out, JsonNode delta, @Nullable String end) throws IOException {
        ObjectNode chunk = chunk();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", end);
        send(out, chunk.toString());
    }

    private static ObjectNode chunk() {
        return WireJson.mapper()
                .createObjectNode()
                .put("id", "chatcmpl-scripted")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", "scripted");
    }

    private static void send(OutputStream out, String piece) throws IOException {
        out.write(("data: " + piece + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
