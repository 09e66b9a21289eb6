package dev.datawright.ui.backend;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// JSON calls to one service with the person's token.
final class Http {
    private static final MediaType JSON = MediaType.get("application/json");
    /// The server comments every 15 s, so a longer silence means that the connection is dead.
    private static final Duration STREAM_SILENCE = Duration.ofSeconds(40);

    private final OkHttpClient client;
    private final OkHttpClient streams;
    private final Service service;
    private final String base;
    private final PersonToken token;

    Http(OkHttpClient client, Service service, String base, PersonToken token) {
        this.client = client;
        this.streams = client.newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(STREAM_SILENCE)
                .build();
        this.service = service;
        this.base = base;
        this.token = token;
    }

    Service service() {
        return service;
    }

    HttpUrl.Builder url(String... segments) {
        HttpUrl.Builder url = HttpUrl.get(base).newBuilder();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url;
    }

    <T> T get(HttpUrl.Builder url, TypeReference<T> type) {
        T answer = send(new Request.Builder().url(url.build()).get(), type);
        if (answer == null) {
            throw new BackendFailure.Refused(404, service.label() + " has nothing there.");
        }
        return answer;
    }

    /// Null for an answer without content.
    <T> @Nullable T find(HttpUrl.Builder url, TypeReference<T> type) {
        return send(new Request.Builder().url(url.build()).get(), type);
    }

    <T> T post(HttpUrl.Builder url, Object body, TypeReference<T> type) {
        return present(send(new Request.Builder().url(url.build()).post(json(body)), type));
    }

    <T> T put(HttpUrl.Builder url, Object body, TypeReference<T> type) {
        return present(send(new Request.Builder().url(url.build()).put(json(body)), type));
    }

    <T> T patch(HttpUrl.Builder url, Object body, TypeReference<T> type) {
        return present(send(new Request.Builder().url(url.build()).patch(json(body)), type));
    }

    <T> T delete(HttpUrl.Builder url, TypeReference<T> type) {
        return present(send(new Request.Builder().url(url.build()).delete(), type));
    }

    void postForNothing(HttpUrl.Builder url) {
        send(
                new Request.Builder().url(url.build()).post(RequestBody.create(new byte[0])),
                new TypeReference<Object>() {});
    }

    Call stream(HttpUrl.Builder url) throws IOException {
        return streams.newCall(new Request.Builder()
                .url(url.build())
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token.read())
                .build());
    }

    BackendFailure.Refused refusal(Response response) throws IOException {
        String body = response.body().string();
        try {
            if (!body.isBlank()) {
                return BackendFailure.Refused.of(WireJson.mapper().readValue(body, Problem.class));
            }
        } catch (JacksonException | NullPointerException notAProblem) {
            // An edge or a servlet container answers in its own words; the status below says enough.
        }
        return new BackendFailure.Refused(
                response.code(), "%s answered with an error (HTTP %d).".formatted(service.label(), response.code()));
    }

    private <T> T present(@Nullable T answer) {
        if (answer == null) {
            throw new BackendFailure.Broken(
                    service.label() + " gave an empty answer.", new IllegalStateException("empty answer"));
        }
        return answer;
    }

    private static RequestBody json(Object body) {
        return RequestBody.create(WireJson.mapper().writeValueAsBytes(body), JSON);
    }

    private <T> @Nullable T send(Request.Builder request, TypeReference<T> type) {
        try (Response response = client.newCall(request.header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token.read())
                        .build())
                .execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            byte[] body = response.body().bytes();
            return body.length == 0 ? null : WireJson.mapper().readValue(body, type);
        } catch (IOException away) {
            throw new BackendFailure.Away(service, away);
        } catch (JacksonException | NullPointerException unreadable) {
            throw new BackendFailure.Broken(service.label() + " answered something that cannot be read.", unreadable);
        }
    }
}
