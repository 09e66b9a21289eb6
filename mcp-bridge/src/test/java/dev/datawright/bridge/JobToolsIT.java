package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Looking at jobs, and taking one up again, on both edges.
class JobToolsIT {

    private static final Set<String> ENDS = Set.of("completed", "error", "cancelled");

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        designer.retryCells(true);
        bridge = new RunningBridge(designer);
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    @AfterEach
    void calm() {
        designer.hold(false);
        designer.failJobs(null);
        designer.failCells(0);
    }

    private static Map<String, Object> spec(String token) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of("name", "Fines", "seed", 7))
                .json()
                .path("id")
                .asString();
        bridge.put(token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(DesignIT.FINE)));
        return Map.of("design_id", id, "version", 2, "rows", 5, "cost_cap_usd", 0.5);
    }

    private static String job(String token, Map<String, Object> spec) {
        String approval = bridge.post(token, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        RunningBridge.Answer job =
                bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval));
        assertThat(job.status()).as(job.raw().body()).isEqualTo(201);
        return job.json().path("id").asString();
    }

    private static JsonNode ended(String token, String job) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> bridge.get(token, "/api/bridge/jobs/" + job).json(),
                        found -> ENDS.contains(found.path("status").asString()));
    }

    @Test
    void takesAJobUpAgainForItsFailedCells() {
        String ada = bridge.tokens().person("ada");
        designer.failCells(3);
        String id = job(ada, spec(ada));
        assertThat(ended(ada, id).path("progress").path("failed_cells").asInt()).isEqualTo(3);
        designer.hold(true);
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read write"))) {
            McpSchema.CallToolResult retried = RunningBridge.tool(client, "retry_failed_cells", Map.of("job_id", id));
            assertThat(retried.isError()).as(RunningBridge.text(retried)).isFalse();
            assertThat(RunningBridge.structured(retried)
                            .path("job")
                            .path("status")
                            .asString())
                    .isEqualTo("pending");
        }
        assertThat(bridge.get(ada, "/api/bridge/jobs/" + id + "/rows").status()).isEqualTo(409);
        designer.hold(false);
        JsonNode job = ended(ada, id);
        assertThat(job.path("status").asString()).isEqualTo("completed");
        assertThat(job.path("progress").path("failed_cells").asInt()).isZero();
        assertThat(designer.requests()).anyMatch(request -> request.endsWith("/retry-failed-cells"));
        assertThat(bridge.get(ada, "/api/bridge/jobs/" + id + "/rows")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(5);
        RunningBridge.Answer nothing = bridge.post(ada, "/api/bridge/jobs/" + id + "/retry-failed-cells", "");
        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.json().path("detail").asString()).contains("no failed cells");
    }

    @Test
    void keepsTheResultWhenARetryComesToNothing() {
        String ada = bridge.tokens().person("ada");
        designer.failCells(2);
        String id = job(ada, spec(ada));
        ended(ada, id);
        designer.hold(true);
        assertThat(bridge.post(ada, "/api/bridge/jobs/" + id + "/retry-failed-cells", "")
                        .status())
                .isEqualTo(200);
        bridge.post(ada, "/api/bridge/jobs/" + id + "/cancel", "");
        JsonNode job = ended(ada, id);
        assertThat(job.path("status").asString()).isEqualTo("completed");
        assertThat(job.path("progress").path("failed_cells").asInt()).isEqualTo(2);
        assertThat(job.path("checks").toString()).contains("the retry was cancelled");
        assertThat(bridge.get(ada, "/api/bridge/jobs/" + id + "/rows")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void countsTheModelCallsOfARetryOnce() {
        String ada = bridge.tokens().person("zoe");
        Map<String, Object> spec = spec(ada);
        Map<String, Object> text = Map.of(
                "name",
                "note",
                "column_type",
                "llm-text",
                "model_alias",
                "writer",
                "prompt",
                "Write about {{ fine }}.");
        bridge.put(ada, "/api/bridge/designs/" + spec.get("design_id") + "/columns", Map.of("columns", List.of(text)));
        designer.failCells(1);
        String id = job(ada, Map.of("design_id", spec.get("design_id"), "version", 3, "rows", 5, "cost_cap_usd", 0.5));
        ended(ada, id);
        bridge.post(ada, "/api/bridge/jobs/" + id + "/retry-failed-cells", "");
        ended(ada, id);
        JsonNode sums = bridge.get(ada, "/api/bridge/usage?job_id=" + id).json();
        assertThat(sums.path("input_tokens").asInt()).as(sums.toString()).isEqualTo(100);
    }

    @Test
    void tellsWhatAJobToldAPageAtATime() {
        String ada = bridge.tokens().person("ada");
        String id = job(ada, spec(ada));
        ended(ada, id);
        JsonNode log =
                bridge.get(ada, "/api/bridge/jobs/" + id + "/logs?limit=5").json();
        assertThat(log.path("lines").path(0).toString())
                .isEqualTo("{\"level\":\"info\",\"message\":\"Creating Data Designer dataset\"}");
        assertThat(log.toString()).doesNotContain("[stderr]");
        assertThat(bridge.get(ada, "/api/bridge/jobs/" + id + "/logs?after=..%2F..%20x")
                        .status())
                .isEqualTo(400);
        try (McpSyncClient client = bridge.mcp(ada)) {
            McpSchema.CallToolResult told =
                    RunningBridge.tool(client, "get_job_logs", Map.of("job_id", id, "tail", 10));
            assertThat(RunningBridge.text(told)).contains("info: Job complete");
        }
    }

    @Test
    void listsJobsModelsAndApprovals() {
        String ada = bridge.tokens().person("bob");
        Map<String, Object> spec = spec(ada);
        String approval = bridge.post(ada, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        JsonNode open = bridge.get(ada, "/api/bridge/approvals/" + approval).json();
        assertThat(open.path("state").asString()).isEqualTo("open");
        String id = bridge.post(ada, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                .json()
                .path("id")
                .asString();
        try (McpSyncClient client = bridge.mcp(ada)) {
            McpSchema.CallToolResult used = RunningBridge.tool(client, "get_approval", Map.of("approval_id", approval));
            assertThat(RunningBridge.structured(used).path("state").asString()).isEqualTo("used");
            assertThat(RunningBridge.structured(used).path("job_id").asString()).isEqualTo(id);
            McpSchema.CallToolResult jobs = RunningBridge.tool(client, "list_jobs", Map.of("limit", 3));
            assertThat(RunningBridge.structured(jobs)
                            .path("items")
                            .path(0)
                            .path("id")
                            .asString())
                    .isEqualTo(id);
            McpSchema.CallToolResult models = RunningBridge.tool(client, "list_models", Map.of());
            assertThat(RunningBridge.text(models)).contains("writer (costs money)");
        }
        assertThat(bridge.get(ada, "/api/bridge/models").json().toString())
                .isEqualTo("{\"items\":[{\"alias\":\"writer\",\"costs_money\":true},{\"alias\":\"coder\","
                        + "\"costs_money\":true},{\"alias\":\"judge\",\"costs_money\":true},{\"alias\":\"embedder\","
                        + "\"costs_money\":true}]}");
        String eve = bridge.tokens().person("eve");
        assertThat(bridge.get(eve, "/api/bridge/approvals/" + approval).status())
                .isEqualTo(404);
        assertThat(bridge.get(eve, "/api/bridge/jobs/" + id + "/logs").status()).isEqualTo(404);
    }

    @Test
    void refusesARetryWhereTheBackendHasNone() {
        try (ScriptedDataDesigner nemo = ScriptedDataDesigner.nemoPlatform();
                RunningBridge other = new RunningBridge(nemo)) {
            String ada = other.tokens().person("ada");
            String design = other.post(ada, "/api/bridge/designs", Map.of())
                    .json()
                    .path("id")
                    .asString();
            other.put(ada, "/api/bridge/designs/" + design + "/columns", Map.of("columns", List.of(DesignIT.FINE)));
            Map<String, Object> spec = Map.of("design_id", design, "version", 2, "rows", 2, "cost_cap_usd", 0);
            String approval = other.post(ada, "/api/bridge/approvals", spec)
                    .json()
                    .path("id")
                    .asString();
            String id = other.post(ada, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                    .json()
                    .path("id")
                    .asString();
            RunningBridge.Answer refused = other.post(ada, "/api/bridge/jobs/" + id + "/retry-failed-cells", "");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("detail").asString())
                    .contains("nemo-platform")
                    .contains("cannot try single cells again");
        }
    }
}
