package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is kept for a while only, and what outlives a backend that is away for a while.
class ShortLivesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        bridge = new RunningBridge(
                designer,
                "datawright.bridge.approvals.ttl=1ms",
                "datawright.bridge.retention.effects=1ms",
                "datawright.bridge.retention.events=1ms",
                "datawright.bridge.retention.archived=1ms",
                "datawright.bridge.retention.sweep=50ms");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    @AfterEach
    void calm() {
        designer.goAway(false);
        designer.hold(false);
    }

    private static Map<String, Object> spec(String token) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of())
                .json()
                .path("id")
                .asString();
        bridge.put(
                token,
                "/api/bridge/designs/" + id + "/columns",
                Map.of("columns", List.of(DesignIT.FINE, DesignIT.NOTE)));
        return Map.of("design_id", id, "version", 2, "rows", 5, "cost_cap_usd", 1);
    }

    private static String job(String token, Map<String, Object> spec) {
        RunningBridge.Answer job = bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec));
        assertThat(job.status()).as(job.raw().body()).isEqualTo(201);
        return job.json().path("id").asString();
    }

    private static JsonNode get(String token, String job) {
        return bridge.get(token, "/api/bridge/jobs/" + job).json();
    }

    private static JsonNode awaitStatus(String token, String job, String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(token, job),
                        found -> found.path("status").asString().equals(status));
    }

    @Test
    void refusesAnApprovalThatHasExpired() {
        String ada = bridge.tokens().person("ada");
        Map<String, Object> spec = spec(ada);
        String approval = bridge.post(ada, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        RunningBridge.Answer late = await().atMost(PATIENCE)
                .until(
                        () -> bridge.post(ada, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval)),
                        answer -> answer.status() == 403);
        assertThat(late.json().path("detail").asString())
                .startsWith("The approval " + approval + " expired at ")
                .endsWith("Ask the person again.");
    }

    @Test
    void forgetsKeysAndEventsAfterAWhile() {
        String ada = bridge.tokens().person("forgetful");
        Map<String, Object> body = new HashMap<>(Map.of("name", "one"));
        String first = bridge.post(ada, "/api/bridge/designs", body, "Idempotency-Key", "k")
                .json()
                .path("id")
                .asString();
        await().atMost(PATIENCE)
                .until(() -> !bridge.post(ada, "/api/bridge/designs", body, "Idempotency-Key", "k")
                        .json()
                        .path("id")
                        .asString()
                        .equals(first));
        JsonNode events = await().atMost(PATIENCE)
                .until(
                        () -> bridge.get(ada, "/api/bridge/events?after=0").json(),
                        found -> found.path("items").isEmpty());
        assertThat(events.path("next").asString()).isEqualTo("0");
        assertThat(bridge.get(ada, "/api/bridge/events").json().path("next").asInt())
                .isPositive();
    }

    @Test
    void deletesTheFilesOfArchivedDesigns() {
        String ada = bridge.tokens().client("ada", "read write jobs:write");
        Map<String, Object> spec = spec(ada);
        String kept = job(ada, spec(ada));
        String id = job(ada, spec);
        awaitStatus(ada, kept, "completed");
        assertThat(awaitStatus(ada, id, "completed").path("files").size()).isEqualTo(4);
        bridge.call(ada, "DELETE", "/api/bridge/designs/" + spec.get("design_id"), null);
        await().atMost(PATIENCE).until(() -> !get(ada, id).has("files"));
        assertThat(get(ada, id).path("status").asString()).isEqualTo("completed");
        RunningBridge.Answer rows = bridge.get(ada, "/api/bridge/jobs/" + id + "/rows");
        assertThat(rows.status()).isEqualTo(404);
        assertThat(rows.json().path("detail").asString()).startsWith("The files of job " + id + " have been deleted");
        assertThat(bridge.get(ada, "/api/bridge/jobs/" + kept + "/rows").status())
                .isEqualTo(200);
    }

    @Test
    void writesDownWhatAJobUsedThatEndedWhileTheBackendWasAway() {
        String ada = bridge.tokens().client("away", "read write jobs:write");
        designer.hold(true);
        String id = job(ada, spec(ada));
        awaitStatus(ada, id, "active");
        designer.goAway(true);
        int before = designer.requests().size();
        await().atMost(PATIENCE).until(() -> designer.requests().size() > before);
        designer.hold(false);
        bridge.restart();
        int after = designer.requests().size();
        await().atMost(PATIENCE).until(() -> designer.requests().size() > after);
        designer.goAway(false);
        String again = bridge.tokens().client("away", "read write jobs:write");
        awaitStatus(again, id, "completed");
        JsonNode usage = bridge.get(again, "/api/bridge/usage?job_id=" + id).json();
        assertThat(usage.path("entries").asInt()).isEqualTo(1);
        assertThat(usage.path("input_tokens").asInt()).isEqualTo(100);
    }

    @Test
    void cancelsAJobThatTheBackendNeverHeardOf() {
        String ada = bridge.tokens().client("cancels", "read write jobs:write");
        Map<String, Object> spec = new HashMap<>(spec(ada));
        spec.put("rows", 7);
        designer.goAway(true);
        String id = job(ada, spec);
        assertThat(bridge.post(ada, "/api/bridge/jobs/" + id + "/cancel", "").status())
                .isEqualTo(200);
        designer.goAway(false);
        awaitStatus(ada, id, "cancelled");
        assertThat(designer.runsJobOf(7)).isFalse();
    }
}
