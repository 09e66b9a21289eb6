package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

    @AfterEach
    void calm() {
        designer.failJobs(null);
        designer.failPreviews(null);
        designer.refusePreviews(null);
        designer.loseRows(0);
        designer.packEvilArchives(false);
    }

    private static String design(String token) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of())
                .json()
                .path("id")
                .asString();
        bridge.put(
                token,
                "/api/bridge/designs/" + id + "/columns",
                Map.of("columns", List.of(DesignIT.FINE, DesignIT.NOTE)));
        return id;
    }

    private static RunningBridge.Answer preview(String token) {
        return bridge.post(token, "/api/bridge/designs/" + design(token) + "/preview", Map.of("rows", 2));
    }

    private static JsonNode run(String token) {
        String id = design(token);
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
    void refusesWhatOnlyOurEngineCan() {
        String token = bridge.tokens().person("ada");
        String id = design(token);
        Map<String, Object> seat = Map.of(
                "name", "seat",
                "column_type", "sampler",
                "sampler_type", "uniform",
                "params", Map.of("low", 1, "high", 9),
                "convert_to", "int");
        Map<String, Object> unique = Map.of("constraint_type", "unique", "target_column", "seat");
        bridge.put(
                token,
                "/api/bridge/designs/" + id + "/columns",
                Map.of("columns", List.of(seat), "constraints", List.of(unique)));

        JsonNode refusal = bridge.post(token, "/api/bridge/designs/" + id + "/preview", Map.of("rows", 2))
                .json();

        assertThat(refusal.path("status").asInt()).as(refusal.toString()).isEqualTo(422);
        assertThat(refusal.at("/violations/0/message").asString())
                .isEqualTo("NVIDIA's Data Designer cannot keep 'seat' from having a value twice");
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
    }

    @Test
    void tagsEveryModelCallOfAJobForTheGateway() {
        JsonNode job = run(bridge.tokens().person("ada"));
        JsonNode sent = designer.bodies().getLast().path("spec").path("config").path("model_configs");
        JsonNode metadata =
                sent.path(0).path("inference_parameters").path("extra_body").path("metadata");
        assertThat(metadata.path("job_id").asString()).isEqualTo(job.path("id").asString());
        assertThat(metadata.path("design_id").asString())
                .isEqualTo(job.path("spec").path("design_id").asString());
        assertThat(metadata.path("design_version").asString()).isEqualTo("2");
    }

    @Test
    void findsTheReasonOfAFailedJobInItsLog() {
        designer.failJobs(
                "🛑 Error generating dataset:   |----------\n  | Cause: Model 'writer' is currently experiencing"
                        + " internal server issues while running health checks.\n  | Solution: Try again in a few moments. Check"
                        + " with your model provider 'default/gateway' if the issue persists.\n  |----------");
        JsonNode job = run(bridge.tokens().person("ada"));
        assertThat(job.path("status").asString()).isEqualTo("error");
        assertThat(job.path("failure").asString())
                .isEqualTo("Cause: Model 'writer' is currently experiencing internal server issues while running health"
                        + " checks. Solution: Try again in a few moments. Check with your model provider"
                        + " 'default/gateway' if the issue persists.");
    }

    @Test
    void keepsTheServersInsidesOutOfTheReason() {
        designer.failJobs("🛑 Failed to load generated dataset — all records may have been dropped due to generation"
                + " failures. See '/srv/state/jobs/log.txt'. Original error: [Errno 2] No such file: '/srv/state/x'");
        assertThat(run(bridge.tokens().person("ada")).path("failure").asString())
                .isEqualTo("Failed to load generated dataset — all records may have been dropped due to generation"
                        + " failures. See '…'.");
    }

    @Test
    void saysInTheCheckOfTheRowsWhyRowsAreMissing() {
        designer.loseRows(1);
        JsonNode job = run(bridge.tokens().person("ada"));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        JsonNode check = job.path("checks").path(0);
        assertThat(check.path("name").asString()).isEqualTo("rows");
        assertThat(check.path("passed").asBoolean()).isFalse();
        assertThat(check.path("measured").asString())
                .isEqualTo("3 rows; Data Designer left out 1, since 3 of 6 calls to writer failed");
    }

    @Test
    void writesTheUsageSummaryOfTheLogIntoTheLedgerOnce() {
        String ada = bridge.tokens().person("books");
        JsonNode job = run(ada);
        JsonNode usage = bridge.get(
                        ada, "/api/bridge/usage?job_id=" + job.path("id").asString())
                .json();
        assertThat(usage.path("entries").asInt()).isEqualTo(1);
        assertThat(usage.path("input_tokens").asInt()).isEqualTo(205);
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(294);
    }

    @Test
    void tellsAPreviewThatFailsAfterHttp200InWords() {
        designer.failPreviews("🛑 Dataset is empty — all records were dropped due to generation or processing failures."
                + " Check the warnings above for details on which columns failed.");
        RunningBridge.Answer answer = preview(bridge.tokens().person("ada"));
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo(
                        "Data Designer could not make the preview: Dataset is empty — all records were dropped due to"
                                + " generation or processing failures.");
    }

    @Test
    void tellsARefusedPreviewWithoutItsDrawing() {
        designer.refusePreviews(
                "  |----------\n  | Cause: Model 'writer' is down.\n  | Solution: Try again.\n  |----------");
        RunningBridge.Answer answer = preview(bridge.tokens().person("ada"));
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Data Designer refused it (HTTP 422): Cause: Model 'writer' is down. Solution: Try again.");
    }

    @Test
    void registersTheGatewayAgainWithAPlatformThatWasSetUpAnew() {
        String ada = bridge.tokens().person("ada");
        assertThat(run(ada).path("status").asString()).isEqualTo("completed");
        designer.forgetProviders();
        assertThat(run(ada).path("status").asString()).isEqualTo("completed");
        designer.forgetProviders();
        assertThat(preview(ada).status()).isEqualTo(200);
    }
}
