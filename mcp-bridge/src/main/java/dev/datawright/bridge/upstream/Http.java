package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTTP to the backend: limits on time and size, and every failure in words.
@Component
class Http {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration FOR_A_FILE = Duration.ofMinutes(2);
    private static final long MAX_JSON = 16L << 20;
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final JsonMapper json = WireJson.mapper();
    private final OkHttpClient client;
    private final HttpUrl base;
    private final UpstreamProperties.@Nullable Secret apiKey;

    Http(UpstreamProperties properties) {
        UpstreamProperties.Backend backend = properties.dataDesigner();
        HttpUrl url = HttpUrl.get(backend.url());
        if (url == null) {
            throw new IllegalStateException("datawright.bridge.data-designer.url is no http address: " + backend.url());
        }
        this.base = url;
        this.apiKey = backend.apiKey();
        this.client = new OkHttpClient.Builder()
                .connectTimeout(backend.connectTimeout())
                .readTimeout(backend.callTimeout())
                .writeTimeout(backend.callTimeout())
                .callTimeout(backend.callTimeout())
                .followRedirects(false)
                .retryOnConnectionFailure(true)
                .build();
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
                if (attempt == TRIES) {
                    throw away(e);
                }
            }
            pause(BETWEEN_TRIES.multipliedBy(attempt));
        }
    }

    /// Writes; never tried again by itself.
    Answer send(String method, String path, @Nullable Object body) {
        RequestBody content =
                body == null ? RequestBody.create(new byte[0]) : RequestBody.create(json.writeValueAsBytes(body), JSON);
        try {
            return text(request(path).method(method, content).build());
        } catch (IOException e) {
            throw away(e);
        }
    }

    /// Puts a file in its place, whatever was there.
    Answer put(String path, RequestBody file) {
        Request put = request(path).put(file).build();
        OkHttpClient patient = client.newBuilder()
                .callTimeout(FOR_A_FILE)
                .writeTimeout(FOR_A_FILE)
                .readTimeout(FOR_A_FILE)
                .build();
        try (Response response = patient.newCall(put).execute()) {
            return toAnswer(response);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /// Opens an answer that is read as it comes; the caller closes it.
    Response open(String path, @Nullable Object body, Duration timeout) throws IOException {
        Request.Builder request = request(path);
        Request built = body == null
                ? request.get().build()
                : request.post(RequestBody.create(json.writeValueAsBytes(body), JSON))
                        .build();
        return client.newBuilder()
                .callTimeout(timeout)
                .readTimeout(Duration.ofSeconds(60))
                .build()
                .newCall(built)
                .execute();
    }

    <T> T read(Answer answer, Class<T> type) {
        return read(answer, text -> text, type);
    }

    private <T> T read(Answer answer, UnaryOperator<String> edit, Class<T> type) {
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        try {
            return json.readValue(edit.apply(answer.body()), type);
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
        try (Response response = client.newCall(request).execute()) {
            return toAnswer(response);
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
