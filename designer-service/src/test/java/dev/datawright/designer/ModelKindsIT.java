package dev.datawright.designer;

import static dev.datawright.designer.DesignerClient.JOBS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Every kind of model column in one job over HTTP, its failed cells and its cost.
class ModelKindsIT {

    static final String EVERY_KIND = """
            {"model_configs": [
              {"alias": "writer", "model": "writer", "inference_parameters": {"max_parallel_requests": 8,
                "temperature": {"distribution_type": "uniform", "params": {"low": 0.1, "high": 0.9}}}},
              {"alias": "embedder", "model": "embedder", "inference_parameters": {"generation_type": "embedding"}}],
             "columns": [
              {"name": "id", "column_type": "sampler", "sampler_type": "uuid", "params": {}},
              {"name": "book", "column_type": "llm-structured", "model_alias": "writer", "prompt": "BOOK {{ id }}",
               "with_trace": "all_messages",
               "output_format": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"},
                 "tags": {"type": "array", "items": {"type": "string"}}}}},
              {"name": "code", "column_type": "llm-code", "model_alias": "writer", "code_lang": "sql:postgres",
               "prompt": "CODE {{ book.title }}"},
              {"name": "judge", "column_type": "llm-judge", "model_alias": "writer", "prompt": "JUDGE {{ code }}",
               "extract_reasoning_content": true,
               "scores": [{"name": "tone", "description": "How", "options": {"1": "bad", "5": "good"}}]},
              {"name": "vector", "column_type": "embedding", "model_alias": "embedder", "target_column": "code"},
              {"name": "mark", "column_type": "expression", "expr": "{{ judge.tone.score * 2 }}", "dtype": "int"}
            ]}""";

    @TempDir
    Path folder;

    private ScriptedModel model;
    private ConfigurableApplicationContext service;
    private DesignerClient client;

    @BeforeEach
    void start() throws IOException {
        model = new ScriptedModel(Integer.MAX_VALUE / 2);
        service = new SpringApplication(DesignerApplication.class)
                .run(DesignerIT.arguments(TestDatabase.fresh(), model, folder).toArray(String[]::new));
        client = DesignerClient.of(service);
    }

    @AfterEach
    void stop() {
        service.close();
        model.close();
    }

    @Test
    void makesEveryKindInOneJob() {
        client.post(JOBS, Designs.job("kinds", 40, 3, EVERY_KIND));
        JsonNode status = client.awaitStatus("kinds", "completed");

        assertThat(status.path("status_details").path("failed_cells").asLong()).isZero();
        assertThat(status.path("status_details").path("model_calls").asLong()).isEqualTo(160);
        String rows = client.preview(Designs.preview(2, EVERY_KIND)).toString();
        assertThat(rows)
                .contains("\"tags\":[\"a\",\"b\"]", "\"score\":5", "\"num_embeddings\":1", "\"mark\":10", "book__trace")
                .contains("judge__reasoning_content\":\"I thought\"", "SELECT 1;");
        assertThat(client.get(JOBS + "/kinds/results/analysis/download").status())
                .isEqualTo(200);
        assertThat(client.get(JOBS + "/kinds/results/failed-cells/download").text())
                .isEmpty();
    }

    @Test
    void measuresWhatJudgesGave() {
        String profiled = EVERY_KIND.substring(0, EVERY_KIND.lastIndexOf('}'))
                + ",\"profilers\":[{\"model_alias\":\"writer\",\"summary_score_sample_size\":null}]}";
        client.post(JOBS, Designs.job("judged", 40, 3, profiled));
        client.awaitStatus("judged", "completed");

        JsonNode profiles =
                client.get(JOBS + "/judged/results/analysis/download").json().path("column_profiles");
        assertThat(profiles.size()).isEqualTo(1);
        JsonNode profile = profiles.path(0);
        assertThat(profile.path("column_name").asString()).isEqualTo("judge");
        assertThat(profile.path("summaries").isEmpty()).isTrue();
        JsonNode found = profile.path("score_distributions");
        assertThat(found.path("scores").path("tone").size()).isEqualTo(40);
        assertThat(found.path("scores").path("tone").path(0).asLong()).isEqualTo(5);
        assertThat(found.path("reasoning").path("tone").size()).isEqualTo(40);
        assertThat(found.path("distribution_types").path("tone").asString()).isEqualTo("numerical");
        assertThat(found.path("histograms").path("tone").toString()).isEqualTo("{\"categories\":[5],\"counts\":[40]}");
        assertThat(found.path("distributions").path("tone").toString())
                .isEqualTo("{\"min\":5,\"max\":5,\"mean\":5.0,\"stddev\":0.0,\"median\":5.0}");
    }

    @Test
    void triesFailedCellsAgainAndNothingElse() {
        model.refuse("BOOK");
        client.post(
                JOBS,
                Designs.job(
                        "partly",
                        30,
                        5,
                        EVERY_KIND.replace("BOOK {{ id }}", "{{ 'BOOK' if id[0] in '0123' else 'OTHER' }} {{ id }}")));
        JsonNode first = client.awaitStatus("partly", "completed");
        long failed = first.path("status_details").path("failed_cells").asLong();
        List<JsonNode> told =
                lines(client.get(JOBS + "/partly/results/failed-cells/download").text());
        assertThat(failed).isPositive().isEqualTo(told.size());
        assertThat(told)
                .anySatisfy(line -> {
                    assertThat(line.path("column").asString()).isEqualTo("book");
                    assertThat(line.path("reason").asString()).endsWith("I will not answer that");
                    assertThat(line.path("attempts").asInt()).isEqualTo(1);
                })
                .allSatisfy(
                        line -> assertThat(line.path("row").isIntegralNumber()).isTrue());
        int asked = model.answered().size();

        model.refuse("nothing");
        assertThat(client.post(JOBS + "/partly/retry-failed-cells", "").status())
                .isEqualTo(200);
        JsonNode second = client.awaitStatus("partly", "completed");

        assertThat(second.path("status_details").path("failed_cells").asLong()).isZero();
        // The expression over a failed judgement asks no model.
        long cells = told.stream()
                .filter(line -> !line.path("column").asString().equals("mark"))
                .count();
        assertThat(model.answered()).hasSize(Math.toIntExact(asked + cells));
        assertThat(client.get(JOBS + "/partly/results/failed-cells/download").text())
                .isEmpty();
        assertThat(client.post(JOBS + "/partly/retry-failed-cells", "").status())
                .isEqualTo(409);
    }

    @Test
    void endsAtItsCostLimitAndGoesOnWithAnother() {
        client.post(JOBS, """
                {"name": "dear", "spec": {"num_records": 60, "config": %s},
                 "custom_fields": {"datawright": {"seed": 1, "cost_cap_usd": 0.02}}}""".formatted(Designs.NOTES));
        JsonNode ended = client.awaitStatus("dear", "error");
        assertThat(ended.path("error_details").path("message").asString())
                .startsWith("The cost limit of 0.02 USD is reached: 0.02");
        // Four calls may have been open.
        assertThat(model.answered().size()).isBetween(20, 23);

        assertThat(client.post(JOBS + "/dear/retry-failed-cells", "{\"cost_cap_usd\": 1}")
                        .status())
                .isEqualTo(200);
        client.awaitStatus("dear", "completed");

        assertThat(model.answered()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void refusesACostLimitThatIsNone() {
        DesignerClient.Answer answer = client.post(JOBS, """
                {"name": "free", "spec": {"num_records": 6, "config": %s},
                 "custom_fields": {"datawright": {"cost_cap_usd": -1}}}""".formatted(Designs.NOTES));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("A cost limit is a number of USD greater than 0");
    }

    private static List<JsonNode> lines(String text) {
        return text.lines().map(WireJson.mapper()::readTree).toList();
    }
}
