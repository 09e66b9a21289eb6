package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.telemetry.Traces;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTTP to the backend: limits on time and size, and every failure in words.
@Component
class Http {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType FILE = MediaType.get("application/octet-stream");
    private static final long MAX_JSON = 16L << 20;
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration LOG_SETTLES = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /// Of the last calls so many have to fail before none is made for a while.
    private static final int LAST_CALLS = 10;

    private static final int PROBES = 2;

    private final JsonMapper json = WireJson.mapper();
    private final OkHttpClient client;
    private final HttpUrl base;
    private final UpstreamProperties.@Nullable Secret apiKey;
    private final CircuitBreaker breaker;

    Http(UpstreamProperties properties, Traces traces) {
        UpstreamProperties.Backend backend = properties.dataDesigner();
        HttpUrl url = HttpUrl.get(backend.url());
        if (url == null) {
            throw new IllegalStateException("datawright.bridge.data-designer.url is no http address: " + backend.url());
        }
        this.base = url;
        this.apiKey = backend.apiKey();
        this.breaker = CircuitBreaker.of(
                "data-designer",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(LAST_CALLS)
                        .minimumNumberOfCalls(LAST_CALLS)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .waitDurationInOpenState(backend.pauseWhenAway())
                        .build());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(backend.connectTimeout())
                .readTimeout(backend.callTimeout())
                .writeTimeout(backend.callTimeout())
                .callTimeout(backend.callTimeout())
                .followRedirects(false)
                .retryOnConnectionFailure(true);
        if (traces.areOn()) {
            builder.addInterceptor(new TracedCalls(traces));
        }
        this.client = builder.build();
    }

    /// An answer with status and body as text, for calls whose refusals are read.
    record Answer(int status, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /// Reads; tried again when the backend does not answer or says that it is busy.
    Answer get(String path) {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = text(request(path).get().build());
                if (answer.status() < 500 || attempt == TRIES) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt == TRIES || e instanceof BackendPausedException) {
                    throw away(e);
                }
            }
            pause(BETWEEN_TRIES.multipliedBy(attempt));
        }
    }

    /// Writes; never tried again by itself.
    Answer send(String method, String path, @Nullable Object body) {
        RequestBody content = body == null ? new Once(new byte[0], null) : new Once(json.writeValueAsBytes(body), JSON);
        try {
            return text(request(path).method(method, content).build());
        } catch (IOException e) {
            throw away(e);
        }
    }

    /// Has something done; 409 says that it is done, or being done, already.
    void tell(String path, @Nullable Object body) {
        Answer answer = send("POST", path, body);
        if (!answer.isSuccess() && answer.status() != 409) {
            throw refused(answer);
        }
    }

    /// Has something removed; 404 says that it is not there any more.
    void remove(String path) {
        Answer answer = send("DELETE", path, null);
        if (!answer.isSuccess() && answer.status() != 404) {
            throw refused(answer);
        }
    }

    /// Sends the bytes of a file.
    Answer put(String path, Path file, Duration timeout) {
        Request request =
                request(path).put(RequestBody.create(file.toFile(), FILE)).build();
        OkHttpClient patient = client.newBuilder()
                .callTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(Duration.ofSeconds(60))
                .build();
        try (Response response = execute(patient, request)) {
            return toAnswer(response);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /// Opens a good answer that is read as it comes; the caller closes it. Another one is refused.
    Response open(String path, @Nullable Object body, Duration timeout) throws IOException {
        Request.Builder request = request(path);
        Request built = body == null
                ? request.get().build()
                : request.post(new Once(json.writeValueAsBytes(body), JSON)).build();
        OkHttpClient patient = client.newBuilder()
                .callTimeout(timeout)
                .readTimeout(Duration.ofSeconds(60))
                .build();
        Response response = execute(patient, built);
        if (!response.isSuccessful()) {
            try (response) {
                throw refused(toAnswer(response));
            }
        }
        return response;
    }

    /// Whether there is something to read at a path.
    boolean isThere(String path) {
        Answer answer = get(path);
        if (answer.status() == 404 || answer.status() == 405) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        return true;
    }

    /// Reads a log again and again, for a moment, until its last line is there.
    JobLog settled(Supplier<JobLog> log) {
        long deadline = System.nanoTime() + LOG_SETTLES.toNanos();
        while (true) {
            JobLog read = log.get();
            if (read.isSettled() || System.nanoTime() > deadline) {
                return read;
            }
            pause(LOOK_AGAIN);
        }
    }

    <T> T read(Answer answer, Class<T> type) {
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        try {
            return json.readValue(answer.body(), type);
        } catch (JacksonException e) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "Data Designer answered something that is not readable as " + type.getSimpleName() + ".",
                    e);
        }
    }

    /// The backend's refusal in its own words.
    BridgeFailure refused(Answer answer) {
        if (answer.status() >= 500 || answer.status() == 429) {
            return new BridgeFailure(
                    ProblemType.UPSTREAM_AWAY,
                    "Data Designer cannot do it now (HTTP " + answer.status() + "): " + detail(answer.body()));
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "Data Designer does not accept the bridge's key (HTTP " + answer.status()
                            + "): check datawright.bridge.data-designer.api-key.");
        }
        return new BridgeFailure(
                ProblemType.UPSTREAM_FAILED,
                "Data Designer refused it (HTTP " + answer.status() + "): " + detail(answer.body()));
    }

    BridgeFailure away(IOException cause) {
        if (cause instanceof BackendPausedException) {
            return new BridgeFailure(
                    ProblemType.UPSTREAM_AWAY,
                    "Data Designer at " + base.host() + ":" + base.port() + " did not answer " + LAST_CALLS
                            + " times in a row. It is asked again in a moment.",
                    cause);
        }
        return new BridgeFailure(
                ProblemType.UPSTREAM_AWAY,
                "Data Designer at " + base.host() + ":" + base.port()
                        + " does not answer. It may be starting; try again in a moment.",
                cause);
    }

    Answer toAnswer(Response response) throws IOException {
        return new Answer(response.code(), response.peekBody(MAX_JSON).string());
    }

    private Answer text(Request request) throws IOException {
        try (Response response = execute(client, request)) {
            return toAnswer(response);
        }
    }

    /// Calls, unless a row of calls failed just now: then nobody waits for one more.
    private Response execute(OkHttpClient patient, Request request) throws IOException {
        if (!breaker.tryAcquirePermission()) {
            throw new BackendPausedException(LAST_CALLS);
        }
        long start = System.nanoTime();
        boolean told = false;
        try {
            Response response = patient.newCall(request).execute();
            told = true;
            long took = System.nanoTime() - start;
            if (isAway(response.code())) {
                breaker.onError(took, TimeUnit.NANOSECONDS, new IOException("HTTP " + response.code()));
            } else {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            }
            return response;
        } catch (IOException e) {
            told = true;
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        } finally {
            if (!told) {
                breaker.releasePermission();
            }
        }
    }

    /// Gateway errors are of those in between. A backend that fails at one thing may do others.
    private static boolean isAway(int status) {
        return status == 502 || status == 503 || status == 504;
    }

    /// A body that OkHttp does not send a second time when the connection ends before the answer.
    private static final class Once extends RequestBody {

        private final byte[] bytes;
        private final @Nullable MediaType type;

        Once(byte[] bytes, @Nullable MediaType type) {
            this.bytes = bytes;
            this.type = type;
        }

        @Override
        public @Nullable MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }

    /// Says at once what waiting would say later.
    private static final class BackendPausedException extends IOException {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        BackendPausedException(int calls) {
            super("The last " + calls + " calls were not answered");
        }
    }

    private Request.Builder request(String path) {
        HttpUrl url = base.resolve(base.encodedPath().replaceFirst("/$", "") + path);
        if (url == null) {
            throw new IllegalArgumentException("Not a path: " + path);
        }
        Request.Builder request = new Request.Builder().url(url);
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey.value());
        }
        return request;
    }

    /// FastAPI's `detail` is a sentence or a list of pydantic errors; ours is a problem's detail.
    private String detail(String body) {
        try {
            JsonNode detail = json.readTree(body).path("detail");
            if (detail.isString()) {
                return spoken(detail.asString());
            }
            StringBuilder words = new StringBuilder();
            for (JsonNode error : detail) {
                words.append(words.isEmpty() ? "" : "; ")
                        .append(error.path("msg").asString(""));
                error.path("loc").forEach(part -> words.append(" ").append(part.asString("")));
            }
            return spoken(words.toString());
        } catch (JacksonException e) {
            return "no reason given";
        }
    }

    private static String spoken(String text) {
        String words = Words.of(text);
        return words.isEmpty() ? "no reason given" : words;
    }

    /// Waits; ends with the bridge.
    void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BridgeFailure(ProblemType.UPSTREAM_AWAY, "The bridge is stopping; try again in a moment.");
        }
    }
}
