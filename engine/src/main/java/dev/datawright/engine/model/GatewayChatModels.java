package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.InferenceValue;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

/// Models behind an OpenAI-compatible gateway such as LiteLLM.
///
/// A call that may succeed later (no connection, no answer in time, 408, 409, 429, 5xx) is tried again after a pause; a
/// Retry-After is followed. Answers are bounded in size.
public final class GatewayChatModels implements ChatModels, AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 4 << 20;
    private static final String COST_HEADER = "x-litellm-response-cost";

    private final GatewayOptions options;
    private final HttpUrl endpoint;
    private final OkHttpClient client;

    public GatewayChatModels(GatewayOptions options) {
        this.options = options;
        HttpUrl base = HttpUrl.get(options.url());
        if (base == null) {
            throw new IllegalArgumentException("The gateway's URL is not an http address: " + options.url());
        }
        this.endpoint = base.newBuilder().addPathSegments("chat/completions").build();
        this.client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ZERO)
                .followRedirects(false)
                .dispatcher(new Dispatcher(new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>())))
                .connectionPool(new ConnectionPool(64, 1, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public ChatAnswer ask(ChatQuestion question) throws InterruptedException {
        RequestBody body = RequestBody.create(WireJson.mapper().writeValueAsBytes(body(question)), JSON);
        Integer seconds = question.parameters().timeout();
        Duration timeout = seconds == null ? options.timeout() : Duration.ofSeconds(seconds);
        OkHttpClient timed = client.newBuilder().callTimeout(timeout).build();
        Duration pause = options.firstPause();
        for (int attempt = 0; ; attempt++) {
            Attempt result = attempt(timed, body, question.model(), timeout);
            if (result.answer() != null) {
                return result.answer();
            }
            ModelCallException failure = java.util.Objects.requireNonNull(result.failure());
            if (!result.mayPass() || attempt >= options.retries()) {
                throw failure;
            }
            Duration asked = result.retryAfter();
            Duration wait = asked == null ? pause : asked;
            Thread.sleep(wait.compareTo(options.longestPause()) > 0 ? options.longestPause() : wait);
            pause = pause.multipliedBy(2);
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private record Attempt(
            @Nullable ChatAnswer answer,
            @Nullable ModelCallException failure,
            boolean mayPass,
            @Nullable Duration retryAfter) {

        static Attempt failed(ModelCallException.Kind kind, String message, boolean mayPass) {
            return new Attempt(null, new ModelCallException(kind, message), mayPass, null);
        }
    }

    private Attempt attempt(OkHttpClient timed, RequestBody body, String model, Duration timeout)
            throws InterruptedException {
        Request.Builder request = new Request.Builder().url(endpoint).post(body);
        if (options.apiKey() != null) {
            request.header("Authorization", "Bearer " + options.apiKey());
        }
        try (Response response = timed.newCall(request.build()).execute()) {
            String text = response.peekBody(LARGEST_ANSWER).string();
            return response.code() == 200 ? answered(response, text, model) : refused(response, text, model);
        } catch (InterruptedIOException interruptedOrLate) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return Attempt.failed(
                    ModelCallException.Kind.UNAVAILABLE,
                    "The model '" + model + "' did not answer within " + timeout.toSeconds() + " s",
                    true);
        } catch (IOException unreachable) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return Attempt.failed(
                    ModelCallException.Kind.UNAVAILABLE,
                    "The model gateway cannot be reached: " + unreachable.getMessage(),
                    true);
        }
    }

    private static Attempt answered(Response response, String text, String model) {
        try {
            JsonNode json = WireJson.mapper().readTree(text);
            JsonNode content = json.path("choices").path(0).path("message").path("content");
            if (content.isString()) {
                JsonNode usage = json.path("usage");
                ChatAnswer answer = new ChatAnswer(
                        content.stringValue(),
                        usage.path("prompt_tokens").asLong(0),
                        usage.path("completion_tokens").asLong(0),
                        cost(response));
                return new Attempt(answer, null, false, null);
            }
        } catch (JacksonException notJson) {
            // Reported below, like any other answer that cannot be used.
        }
        return Attempt.failed(
                ModelCallException.Kind.UNUSABLE, "The model '" + model + "' answered without a text", false);
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

    private static Attempt refused(Response response, String text, String model) {
        int status = response.code();
        String reason = reason(text);
        String sentence = "The gateway answered " + status + " for the model '" + model + "'" + reason;
        if (status == 429 || status == 408 || status == 409 || status >= 500) {
            return new Attempt(
                    null,
                    new ModelCallException(ModelCallException.Kind.UNAVAILABLE, sentence),
                    true,
                    retryAfter(response));
        }
        boolean everyCall = status == 401 || status == 403 || status == 404;
        return Attempt.failed(
                everyCall ? ModelCallException.Kind.REFUSED : ModelCallException.Kind.REJECTED, sentence, false);
    }

    private static String reason(String text) {
        try {
            JsonNode message = WireJson.mapper().readTree(text).path("error").path("message");
            if (message.isString()) {
                String reason = message.stringValue();
                return ": " + (reason.length() <= 200 ? reason : reason.substring(0, 197) + "...");
            }
        } catch (JacksonException notJson) {
            // The status says enough.
        }
        return "";
    }

    private static @Nullable Duration retryAfter(Response response) {
        String header = response.header("Retry-After");
        if (header == null || !header.strip().matches("\\d{1,6}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(header.strip()));
    }

    private static Map<String, Object> body(ChatQuestion question) {
        InferenceParameters parameters = question.parameters();
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Object> extra = parameters.extraBody();
        if (extra != null) {
            body.putAll(extra);
        }
        body.put("model", question.model());
        Map<String, Object> user = Map.of("role", "user", "content", question.prompt());
        String system = question.system();
        body.put(
                "messages",
                system == null ? List.of(user) : List.of(Map.of("role", "system", "content", system), user));
        put(body, "temperature", number(parameters.temperature()));
        put(body, "top_p", number(parameters.topP()));
        put(body, "max_tokens", parameters.maxTokens());
        return body;
    }

    private static @Nullable Double number(@Nullable InferenceValue value) {
        return value instanceof InferenceValue.Fixed fixed ? fixed.value() : null;
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
