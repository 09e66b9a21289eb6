package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The other backend: no capabilities, no seed, a tar.gz, and a provider that must be registered.
class NemoPlatformIT {

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.nemoPlatform();
        bridge = new RunningBridge(designer);
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    private static JsonNode run(String token) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of())
                .json()
                .path("id")
                .asString();
        bridge.put(
                token,
                "/api/bridge/designs/" + id + "/columns",
                Map.of("columns", List.of(DesignIT.FINE, DesignIT.NOTE)));
        Map<String, Object> spec = Map.of("design_id", id, "version", 2, "rows", 4, "cost_cap_usd", 1);
        Object approval = bridge.post(token, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        String job = bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                .json()
                .path("id")
                .asString();
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> bridge.get(token, "/api/bridge/jobs/" + job).json(), found -> found.has("finished_at"));
    }

    @Test
    void tellsWhatTheBackendLacks() {
        JsonNode capabilities = bridge.get(bridge.tokens().person("ada"), "/api/bridge/capabilities")
                .json();
        assertThat(capabilities.path("backend").asString()).isEqualTo("nemo-platform");
        assertThat(capabilities.path("seed").asBoolean()).isFalse();
        assertThat(capabilities.path("preview_max_rows").asInt()).isEqualTo(10);
    }

    @Test
    void registersTheGatewayAndTakesTheArchive() {
        JsonNode job = run(bridge.tokens().person("ada"));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        assertThat(job.path("progress").path("rows_done").asInt()).isEqualTo(4);
        assertThat(designer.requests())
                .contains(
                        "POST /apis/secrets/v2/workspaces/default/secrets",
                        "POST /apis/models/v2/workspaces/default/providers");
        JsonNode sent = designer.bodies().getLast();
        assertThat(sent.has("custom_fields")).isFalse();
        assertThat(sent.path("spec")
                        .path("config")
                        .path("model_configs")
                        .path(0)
                        .path("provider")
                        .asString())
                .isEqualTo("default/gateway");
    }

    @Test
    void givesFilesOfAnArchiveItsOwnNames() {
        designer.packEvilArchives(true);
        assertThat(run(bridge.tokens().person("ada")).path("status").asString()).isEqualTo("completed");
        designer.packEvilArchives(false);
    }
}
