package dev.datawright.designer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.testsupport.OtlpReceiver;
import dev.datawright.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// What operators see of Data Designer: each preview and job with its model calls, and meters.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String DESIGN = """
            {"model_configs": [{"alias": "writer", "model": "writer"}],
             "columns": [
              {"name": "id", "column_type": "sampler", "sampler_type": "uuid", "params": {}},
              {"name": "note", "column_type": "llm-text", "model_alias": "writer", "prompt": "Quagmire {{ id }}"}]}""";

    @TempDir
    static Path folder;

    private OtlpReceiver collector;
    private ScriptedModel model;
    private ConfigurableApplicationContext service;
    private DesignerClient client;

    @BeforeAll
    void start() throws IOException {
        collector = OtlpReceiver.start();
        model = new ScriptedModel(Integer.MAX_VALUE / 2);
        List<String> arguments = new ArrayList<>(DesignerIT.arguments(TestDatabase.fresh(), model, folder));
        arguments.add("--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint() + "/v1/traces");
        service = new SpringApplication(DesignerApplication.class).run(arguments.toArray(String[]::new));
        client = DesignerClient.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
        model.close();
        collector.close();
    }

    @Test
    void tracesAPreviewToTheCallsOfItsCells() {
        assertThat(client.preview(Designs.preview(3, DESIGN)).toString()).contains("note");

        OtlpReceiver.Seen preview =
                collector.await("the preview", LIMIT, span -> span.name().equals("make preview"));
        List<OtlpReceiver.Seen> cells = cells(preview);
        assertThat(cells)
                .hasSize(3)
                .allSatisfy(cell -> assertThat(cell.attributes())
                        .containsEntry("gen_ai.request.model", "writer")
                        .containsEntry("gen_ai.operation.name", "chat")
                        .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"));
        assertThat(model.places().stream().filter(place -> place.length() == 55).map(place -> place.substring(0, 52)))
                .containsAll(cells.stream()
                        .map(cell -> "00-" + cell.traceId() + "-" + cell.spanId())
                        .toList());
        assertNobodysWords();
    }

    @Test
    void tracesAJobAndTellsTheGatewayToLeaveOutAllButTheFirstCalls() {
        client.post(DesignerClient.JOBS, Designs.job("traced", 240, 3, DESIGN));
        assertThat(client.awaitStatus("traced", "completed").path("status").asString())
                .isEqualTo("completed");

        OtlpReceiver.Seen run = collector.await(
                "the job",
                LIMIT,
                span -> span.name().equals("run job") && cells(span).size() > 5);
        assertThat(cells(run)).hasSize(200);
        assertThat(model.places().stream().filter(place -> place.contains(run.traceId()) && place.endsWith("-00")))
                .hasSize(40);
        assertNobodysWords();
    }

    @Test
    void countsRowsJobsAndTokensForWhoeverScrapesWithoutAKey() throws IOException, InterruptedException {
        client.post(DesignerClient.JOBS, Designs.job("counted", 5, 3, DESIGN));
        assertThat(client.awaitStatus("counted", "completed").path("status").asString())
                .isEqualTo("completed");

        String meters = scrape();
        assertThat(meters)
                .contains(
                        "datawright_model_calls_seconds_count{application=\"designer-service\",model=\"writer\",outcome=\"answered\"}",
                        "datawright_model_tokens_total{application=\"designer-service\",direction=\"output\",model=\"writer\"}",
                        "datawright_model_cost_usd_total{",
                        "datawright_designer_rows_total{",
                        "datawright_designer_failed_cells_total{",
                        "datawright_designer_jobs_active{")
                .doesNotContain("Quagmire", "counted");
    }

    private List<OtlpReceiver.Seen> cells(OtlpReceiver.Seen parent) {
        return collector.trace(parent.traceId()).stream()
                .filter(span ->
                        span.name().equals("chat writer") && span.parentId().equals(parent.spanId()))
                .toList();
    }

    private void assertNobodysWords() {
        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(span.whole()).doesNotContain("Quagmire", "Bearer", "gateway-key"));
    }

    private String scrape() throws IOException, InterruptedException {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }
}
