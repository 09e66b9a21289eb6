package dev.datawright.endtoend.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What stands behind the gateway in place of a provider: speaks as OpenAI, NVIDIA NIM and any compatible server do, as
/// Azure OpenAI (the model is in the path) and as Amazon Bedrock (its own shapes).
///
/// It answers `Answer of MODEL`, in 7 tokens and 3, unless a script says otherwise.
final class ScriptedProvider implements AutoCloseable {

    /// What it does with a call.
    enum Reaction {
        ANSWER,
        FAIL,
        REFUSE_THE_KEY,
        ASK_FOR_PATIENCE,
        HANG
    }

    private static final Pattern BEDROCK = Pattern.compile("/model/([^/]+)/(converse|invoke)");
    private static final Pattern AZURE = Pattern.compile("/openai/deployments/([^/]+)/.*");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Asked, Reaction> script = call -> Reaction.ANSWER;

    private ScriptedProvider(HttpServer server) {
        this.server = server;
    }

    static ScriptedProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            ScriptedProvider provider = new ScriptedProvider(server);
            server.createContext("/", provider::serve);
            server.setExecutor(provider.threads);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Every call so far, oldest first.
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /// Forgets what was asked, and takes another script.
    void begin(Function<Asked, Reaction> next) {
        script = next;
        asked.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
            JsonNode body = WireJson.mapper().readTree(exchange.getRequestBody());
            Asked call = new Asked(path, model(path, body), credential(exchange), body);
            asked.add(call);
            switch (script.apply(call)) {
                case ANSWER -> answer(exchange, call);
                case FAIL -> send(exchange, 500, error("The model is overloaded."));
                case REFUSE_THE_KEY -> send(exchange, 401, error("The key is wrong."));
                case ASK_FOR_PATIENCE -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    send(exchange, 429, error("Too many requests."));
                }
                case HANG -> hang();
            }
        }
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String model(String path, JsonNode body) {
        for (Pattern pattern : List.of(BEDROCK, AZURE)) {
            Matcher matcher = pattern.matcher(path);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return body.path("model").asString("");
    }

    private static String credential(HttpExchange exchange) {
        String azure = exchange.getRequestHeaders().getFirst("api-key");
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        return azure != null ? azure : bearer == null ? "" : bearer;
    }

    private static void answer(HttpExchange exchange, Asked call) throws IOException {
        String text = "Answer of " + call.model();
        if (call.path().endsWith("/converse")) {
            send(exchange, 200, converse(text));
        } else if (call.path().endsWith("/invoke")) {
            send(exchange, 200, Map.of("embedding", List.of(0.5, 0.25), "inputTextTokenCount", 7));
        } else if (call.path().endsWith("/embeddings")) {
            send(exchange, 200, embeddings(call));
        } else if (call.body().path("stream").asBoolean(false)) {
            stream(exchange, call, text);
        } else {
            send(exchange, 200, completion(call, text));
        }
    }

    private static Map<String, Object> converse(String text) {
        return Map.of(
                "output",
                Map.of("message", Map.of("role", "assistant", "content", List.of(Map.of("text", text)))),
                "stopReason",
                "end_turn",
                "usage",
                Map.of("inputTokens", 7, "outputTokens", 3, "totalTokens", 10),
                "metrics",
                Map.of("latencyMs", 1));
    }

    private static Map<String, Object> embeddings(Asked call) {
        JsonNode input = call.body().path("input");
        int texts = input.isArray() ? input.size() : 1;
        List<Map<String, Object>> data = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            data.add(Map.of("object", "embedding", "index", i, "embedding", List.of(0.5, 0.25)));
        }
        return Map.of(
                "object",
                "list",
                "model",
                call.model(),
                "data",
                data,
                "usage",
                Map.of("prompt_tokens", 7, "total_tokens", 7));
    }

    private static Map<String, Object> completion(Asked call, String text) {
        return Map.of(
                "id",
                "chatcmpl-scripted",
                "object",
                "chat.completion",
                "created",
                1_700_000_000,
                "model",
                call.model(),
                "choices",
                List.of(Map.of(
                        "index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content", text))),
                "usage",
                Map.of("prompt_tokens", 7, "completion_tokens", 3, "total_tokens", 10));
    }

    private static void stream(HttpExchange exchange, Asked call, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (String word : text.split("(?<= )")) {
            event(out, chunk(call, Map.of("content", word)));
        }
        Map<String, Object> last = new java.util.HashMap<>(chunk(call, Map.of()));
        last.put("choices", List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")));
        event(out, last);
        Map<String, Object> usage = new java.util.HashMap<>(chunk(call, Map.of()));
        usage.put("choices", List.of());
        usage.put("usage", Map.of("prompt_tokens", 7, "completion_tokens", 3, "total_tokens", 10));
        event(out, usage);
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> chunk(Asked call, Map<String, Object> delta) {
        return Map.of(
                "id",
                "chatcmpl-scripted",
                "object",
                "chat.completion.chunk",
                "created",
                1_700_000_000,
                "model",
                call.model(),
                "choices",
                List.of(Map.of("index", 0, "delta", delta)));
    }

    private static void event(OutputStream out, Object chunk) throws IOException {
        out.write(("data: " + WireJson.mapper().writeValueAsString(chunk) + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Map<String, Object> error(String message) {
        return Map.of("error", Map.of("message", message, "type", "scripted", "code", "scripted"));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = WireJson.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// One call as the provider sees it.
    ///
    /// @param credential the key, or the signature, that came with it
    record Asked(String path, String model, String credential, JsonNode body) {}
}
