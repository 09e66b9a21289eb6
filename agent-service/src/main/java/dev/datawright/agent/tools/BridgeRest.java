package dev.datawright.agent.tools;

import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;

/// What the agent reads from the bridge over REST: a job's state, the outbox, and where it posts what it used.
@Component
public class BridgeRest {

    private static final ParameterizedTypeReference<Listing<BridgeEvent>> EVENTS =
            new ParameterizedTypeReference<>() {};

    private final RestClient rest;
    private final BridgeTokens tokens;

    BridgeRest(BridgeProperties properties, BridgeTokens tokens) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
        requests.setReadTimeout(properties.bridge().timeout());
        this.rest = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(properties.bridge().url().toString())
                .configureMessageConverters(converters -> converters
                        .registerDefaults()
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(WireJson.mapper())))
                .build();
        this.tokens = tokens;
    }

    /// The job as it is now; empty when the bridge knows no such job of this owner.
    public Optional<Job> job(String owner, UUID jobId) {
        try {
            return Optional.ofNullable(rest.get()
                    .uri("/api/bridge/jobs/{id}", jobId)
                    .headers(headers -> headers.setBearerAuth(tokens.tokenFor(owner)))
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(Job.class));
        } catch (RestClientResponseException e) {
            if (e.getStatusCode().value() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Waits for something new in the owner's outbox.
    ///
    /// @param after absent: from now on, without waiting
    /// @return where to go on reading
    public String awaitEvents(String owner, @Nullable String after, Duration wait) {
        Listing<BridgeEvent> events = rest.get()
                .uri(uri -> uri.path("/api/bridge/events")
                        .queryParamIfPresent("after", Optional.ofNullable(after))
                        .queryParam("wait", after == null ? 0 : wait.toSeconds())
                        .build())
                .headers(headers -> headers.setBearerAuth(tokens.tokenFor(owner)))
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .body(EVENTS);
        if (events == null) {
            return after == null ? "0" : after;
        }
        if (!events.items().isEmpty()) {
            return Long.toString(events.items().getLast().cursor());
        }
        String next = events.next();
        return next != null ? next : after == null ? "0" : after;
    }

    /// Posts a line to the usage ledger; the same key again adds nothing.
    public void postUsage(String owner, JsonNode report, UUID key) {
        rest.post()
                .uri("/api/bridge/usage")
                .headers(headers -> headers.setBearerAuth(tokens.tokenFor(owner)))
                .header("Idempotency-Key", key.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(report)
                .retrieve()
                .toBodilessEntity();
    }
}
