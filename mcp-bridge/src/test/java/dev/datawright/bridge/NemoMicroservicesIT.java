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

/// The generation before NeMo Platform: found by probing, numbers of the server's own, lines without an end.
class NemoMicroservicesIT {

    private static ScriptedMicroservices designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = new ScriptedMicroservices();
        bridge = new RunningBridge(designer.url());
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    @AfterEach
    void calm() {
        designer.loseAnswers(false);
        designer.failPreviews(null);
        designer.previewColumns(false);
        designer.failJobs(null);
    }

    private static String design(String token, Object... columns) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of())
                .json()
                .path("id")
                .asString();
        RunningBridge.Answer set =
                bridge.put(token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(columns)));
        assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
        return id;
    }

    private static RunningBridge.Answer preview(String token, Object... columns) {
        return bridge.post(token, "/api/bridge/designs/" + design(token, columns) + "/preview", Map.of("rows", 2));
    }

    private static JsonNode run(String token) {
        String id = design(token, DesignIT.FINE, DesignIT.NOTE);
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
    void isFoundByWhatItAnswers() {
        JsonNode capabilities = bridge.get(bridge.tokens().person("ada"), "/api/bridge/capabilities")
                .json();
        assertThat(capabilities.path("backend").asString())
                .as(capabilities.toString())
                .isEqualTo("nemo-microservices");
        assertThat(capabilities.path("seed").asBoolean()).isFalse();
    }

    @Test
    void runsADesignInItsSpelling() {
        String ada = bridge.tokens().person("ada");
        JsonNode job = run(ada);

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        JsonNode rows = bridge.get(ada, "/api/bridge/jobs/" + job.path("id").asString() + "/rows?limit=10")
                .json();
        assertThat(rows.path("rows")).hasSize(4);
        JsonNode config = designer.lastBody().at("/spec/config");
        assertThat(config.at("/model_configs/0/provider").asString()).isEqualTo("gateway");
        assertThat(config.toString()).doesNotContain("generation_type", "constraint_type", "skip_health_check");
    }

    @Test
    void makesNoSecondJobWhenTheAnswerToTheFirstWasLost() {
        int before = designer.jobs().size();
        designer.loseAnswers(true);

        JsonNode job = run(bridge.tokens().person("ada"));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        assertThat(designer.jobs()).hasSize(before + 1);
    }

    @Test
    void readsPreviewsOfBothForms() {
        String ada = bridge.tokens().person("ada");
        JsonNode rows = preview(ada, DesignIT.FINE, DesignIT.NOTE).json().path("rows");
        designer.previewColumns(true);
        JsonNode columns = preview(ada, DesignIT.FINE, DesignIT.NOTE).json().path("rows");

        assertThat(rows).hasSize(2);
        assertThat(columns).isEqualTo(rows);
    }

    @Test
    void tellsAPreviewWithoutRowsInTheWordsOfItsLog() {
        designer.failPreviews("The prompt names a column that is not there");

        RunningBridge.Answer answer = preview(bridge.tokens().person("ada"), DesignIT.FINE, DesignIT.NOTE);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Data Designer could not make the preview: The prompt names a column that is not there");
    }

    @Test
    void tellsWhyAJobFailed() {
        designer.failJobs("The model 'writer' is not there");
        JsonNode job = run(bridge.tokens().person("ada"));
        assertThat(job.path("status").asString()).isEqualTo("error");
        assertThat(job.path("failure").asString()).isEqualTo("The model 'writer' is not there");
    }

    @Test
    void namesWhatItDoesNotHave() {
        Map<String, Object> vector =
                Map.of("name", "vector", "column_type", "embedding", "target_column", "note", "model_alias", "writer");

        RunningBridge.Answer answer = preview(bridge.tokens().person("ada"), DesignIT.FINE, DesignIT.NOTE, vector);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/violations/0/message").asString())
                .isEqualTo("NeMo Microservices cannot run it: column 'vector' needs embeddings");
    }
}
