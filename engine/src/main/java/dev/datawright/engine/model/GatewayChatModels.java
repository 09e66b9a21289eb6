package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Models behind an OpenAI-compatible gateway such as LiteLLM.
///
/// No connection, no answer in time, 408, 409, 429 and 5xx may pass when the call is made again. Answers are bounded in
/// size.
public final class GatewayChatModels implements ChatModels, AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 4 << 20;
    private static final int IDLE_CONNECTIONS = 1_000;
    private static final String COST_HEADER = "x-litellm-response-cost";

    private final GatewayOptions options;
    private final HttpUrl completions;
    private final HttpUrl embeddings;
    private final Map<Duration, OkHttpClient> clients = new ConcurrentHashMap<>();
    private final OkHttpClient client;
    private final Supplier<Map<String, String>> headers;

    public GatewayChatModels(GatewayOptions options) {
        this(options, Map::of);
    }

    /// @param headers what a call carries beside its own headers, asked for on the thread that makes it
    public GatewayChatModels(GatewayOptions options, Supplier<Map<String, String>> headers) {
        this.options = options;
        this.headers = headers;
        HttpUrl base = HttpUrl.get(options.url());
        if (base == null) {
            throw new IllegalArgumentException("The gateway's URL is not an http address: " + options.url());
        }
        this.completions = base.newBuilder().addPathSegments("chat/completions").build();
        this.embeddings = base.newBuilder().addPathSegments("embeddings").build();
        this.client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ZERO)
                .followRedirects(false)
                .dispatcher(new Dispatcher(new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>())))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public ChatAnswer ask(ChatQuestion question) throws InterruptedException {
        return post(
                completions,
                GatewayRequests.chat(question),
                question.model(),
                question.parameters(),
                (json, cost) -> GatewayAnswers.chat(json, cost, question.model()));
    }

    @Override
    public EmbeddingAnswer embed(EmbeddingQuestion question) throws InterruptedException {
        return post(
                embeddings,
                GatewayRequests.embedding(question),
                question.model(),
                question.parameters(),
                (json, cost) -> GatewayAnswers.embeddings(json, cost, question.model()));
    }

    @Override
    public Patience patience() {
        return new Patience(options.retries(), options.firstPause(), options.longestPause(), options.longestBusy());
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /// Reads the JSON of a good answer.
    @FunctionalInterface
    private interface Reader<T> {
        T read(JsonNode json, @Nullable Double costUsd);
    }

    private <T> T post(
            HttpUrl endpoint, Map<String, Object> body, String model, InferenceParameters parameters, Reader<T> reader)
            throws InterruptedException {
        Integer seconds = parameters.timeout();
        Duration timeout = seconds == null ? options.timeout() : Duration.ofSeconds(seconds);
        Request.Builder request = new Request.Builder()
                .url(endpoint)
                .post(RequestBody.create(WireJson.mapper().writeValueAsBytes(body), JSON));
        if (options.apiKey() != null) {
            request.header("Authorization", "Bearer " + options.apiKey());
        }
        headers.get().forEach(request::header);
        Call call = clients.computeIfAbsent(timeout, this::patient).newCall(request.build());
        try (Response response = call.execute()) {
            String text = response.peekBody(LARGEST_ANSWER).string();
            if (response.code() != 200) {
                throw refused(response, text, model);
            }
            return reader.read(GatewayAnswers.json(text, model), cost(response));
        } catch (InterruptedIOException interruptedOrLate) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new ModelCallException(
                    ModelCallException.Kind.UNAVAILABLE,
                    "The model '" + model + "' did not answer within " + timeout.toSeconds() + " s",
                    true,
                    null);
        } catch (IOException unreachable) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new ModelCallException(
                    ModelCallException.Kind.UNAVAILABLE,
                    "The model gateway cannot be reached: " + unreachable.getMessage(),
                    true,
                    null);
        }
    }

    private OkHttpClient patient(Duration timeout) {
        return client.newBuilder().callTimeout(timeout).build();
    }

    private static @Nullable Double cost(Response response) {
        String header = response.header(COST_HEADER);
        if (header == null) {
            return null;
        }
        try {
            double cost = Double.parseDouble(header);
            return Double.isFinite(cost) && cost >= 0 ? cost : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static ModelCallException refused(Response response, String text, String model) {
        int status = response.code();
        JsonNode error = error(text);
        String sentence = "The gateway answered " + status + " for the model '" + model + "'" + reason(error);
        if (isSpent(error)) {
            return new ModelCallException(ModelCallException.Kind.REFUSED, sentence);
        }
        if (status == 429) {
            return new ModelCallException(ModelCallException.Kind.BUSY, sentence, true, RetryAfter.of(response));
        }
        if (status == 408 || status == 409 || status >= 500) {
            return new ModelCallException(ModelCallException.Kind.UNAVAILABLE, sentence, true, RetryAfter.of(response));
        }
        boolean everyCall = status == 401 || status == 403 || status == 404;
        return new ModelCallException(
                everyCall ? ModelCallException.Kind.REFUSED : ModelCallException.Kind.REJECTED, sentence);
    }

    /// Whether a budget at the gateway is spent, in LiteLLM's words: of a key or of all (422, `budget_exceeded`), or of
    /// a role where there is no database (429, as if waiting would help).
    private static boolean isSpent(JsonNode error) {
        return error.path("type").asString("").equals("budget_exceeded")
                || error.path("message").asString("").contains("crossed budget");
    }

    private static String reason(JsonNode error) {
        JsonNode message = error.path("message");
        if (!message.isString()) {
            return "";
        }
        String reason = message.stringValue().strip();
        return ": " + (reason.length() <= 200 ? reason : reason.substring(0, 197) + "...");
    }

    /// Missing when the status says it all.
    private static JsonNode error(String text) {
        try {
            return WireJson.mapper().readTree(text).path("error");
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
