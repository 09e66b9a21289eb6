package dev.datawright.agent.tools;

import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;

/// What the agent reads from the bridge over REST: a job's state, the outbox, and where it posts what it used.
@Component
public class BridgeRest {

    private static final ParameterizedTypeReference<Listing<BridgeEvent>> EVENTS =
            new ParameterizedTypeReference<>() {};

    private final BridgeHttp bridge;

    BridgeRest(BridgeHttp bridge) {
        this.bridge = bridge;
    }

    /// The job as it is now; empty when the bridge knows no such job of this owner.
    public Optional<Job> job(String owner, UUID jobId) {
        try {
            return Optional.ofNullable(bridge.rest()
                    .get()
                    .uri("/api/bridge/jobs/{id}", jobId)
                    .headers(headers -> bridge.authorize(headers, owner))
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
        return events(owner, after, wait).next();
    }

    /// What is new in the owner's outbox.
    ///
    /// @param next where to go on reading
    public record News(List<BridgeEvent> events, String next) {}

    /// Waits for something new in the owner's outbox.
    ///
    /// @param after absent: from now on, without waiting
    public News events(String owner, @Nullable String after, Duration wait) {
        Listing<BridgeEvent> events = bridge.rest()
                .get()
                .uri(uri -> uri.path("/api/bridge/events")
                        .queryParamIfPresent("after", Optional.ofNullable(after))
                        .queryParam("wait", after == null ? 0 : wait.toSeconds())
                        .build())
                .headers(headers -> bridge.authorize(headers, owner))
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .body(EVENTS);
        List<BridgeEvent> items = events == null ? List.of() : events.items();
        if (!items.isEmpty()) {
            return new News(items, Long.toString(items.getLast().cursor()));
        }
        String next = events == null ? null : events.next();
        return new News(items, next != null ? next : after == null ? "0" : after);
    }

    /// Posts a line to the usage ledger; the same key again adds nothing.
    public void postUsage(String owner, JsonNode report, UUID key) {
        bridge.rest()
                .post()
                .uri("/api/bridge/usage")
                .headers(headers -> bridge.authorize(headers, owner))
                .header("Idempotency-Key", key.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(report)
                .retrieve()
                .toBodilessEntity();
    }
}
