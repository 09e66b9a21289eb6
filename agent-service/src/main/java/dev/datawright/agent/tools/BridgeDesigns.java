package dev.datawright.agent.tools;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// What the agent does with whole designs on a person's behalf: names, copies and archives them, and asks what was made
/// of them.
@Component
public class BridgeDesigns {

    private static final String DESIGN = "/api/bridge/designs/{id}";
    private static final ParameterizedTypeReference<Listing<Job>> JOBS = new ParameterizedTypeReference<>() {};

    private final BridgeHttp bridge;

    BridgeDesigns(BridgeHttp bridge) {
        this.bridge = bridge;
    }

    /// Names a design; one that is gone keeps none.
    public void rename(String owner, UUID designId, String name) {
        unlessGone(() -> bridge.call(rest -> rest.patch()
                .uri(DESIGN, designId)
                .headers(headers -> bridge.authorize(headers, owner))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("name", name))
                .retrieve()
                .toBodilessEntity()));
    }

    /// Archives a design; one that is gone stays so.
    public void archive(String owner, UUID designId) {
        unlessGone(() -> bridge.call(rest -> rest.delete()
                .uri(DESIGN, designId)
                .headers(headers -> bridge.authorize(headers, owner))
                .retrieve()
                .toBodilessEntity()));
    }

    /// Copies a design as it was at a version; the same key again is the same copy.
    public Copy copy(String owner, UUID designId, int version, String key) {
        JsonNode made = bridge.call(rest -> Objects.requireNonNull(rest.post()
                .uri("/api/bridge/designs")
                .headers(headers -> bridge.authorize(headers, owner))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("from", Map.of("design_id", designId, "version", version)))
                .retrieve()
                .body(JsonNode.class)));
        return new Copy(
                UUID.fromString(made.path("id").asString()),
                made.path("version").asInt(1));
    }

    public record Copy(UUID designId, int version) {}

    /// The design as the bridge answers it.
    ///
    /// @param version absent: the newest
    public JsonNode read(String owner, UUID designId, @Nullable Integer version) {
        return bridge.call(rest -> Objects.requireNonNull(rest.get()
                .uri(uri -> uri.path(DESIGN)
                        .queryParamIfPresent("version", Optional.ofNullable(version))
                        .build(designId))
                .headers(headers -> bridge.authorize(headers, owner))
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .body(JsonNode.class)));
    }

    /// The newest version's number; empty when the design is gone.
    public OptionalInt newestVersion(String owner, UUID designId) {
        try {
            return OptionalInt.of(read(owner, designId, null).path("version").asInt());
        } catch (ProblemException e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /// The newest jobs made of a design, newest first.
    public List<Job> jobs(String owner, UUID designId, int limit) {
        return Optional.ofNullable(bridge.call(rest -> rest.get()
                        .uri(uri -> uri.path("/api/bridge/jobs")
                                .queryParam("design_id", designId)
                                .queryParam("limit", limit)
                                .build())
                        .headers(headers -> bridge.authorize(headers, owner))
                        .accept(MediaType.APPLICATION_JSON)
                        .retrieve()
                        .body(JOBS)))
                .map(Listing::items)
                .orElse(List.of());
    }

    private static void unlessGone(Runnable call) {
        try {
            call.run();
        } catch (ProblemException e) {
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
        }
    }
}
