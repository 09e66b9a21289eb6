package dev.datawright.designer;

import static dev.datawright.designer.DesignerClient.BASE;
import static dev.datawright.designer.DesignerClient.JOBS;
import static dev.datawright.designer.DesignerClient.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.designer.ResultManifest;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.manifest.Digests;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.profile.Checks;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.designer.DesignerClient.Answer;
import dev.datawright.testsupport.TestDatabase;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The API over HTTP, with a real database, the real engine and a scripted model; shapes are those of the recordings.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignerIT {

    @TempDir
    static Path folder;

    private ScriptedModel model;
    private ConfigurableApplicationContext service;
    private DesignerClient client;

    @BeforeAll
    void start() throws IOException {
        model = new ScriptedModel(Integer.MAX_VALUE);
        service = new SpringApplication(DesignerApplication.class)
                .run(arguments(TestDatabase.fresh(), model, folder).toArray(String[]::new));
        client = DesignerClient.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
        model.close();
    }

    static List<String> arguments(TestDatabase database, ScriptedModel model, Path folder) {
        List<String> arguments = new ArrayList<>();
        for (String property : database.toProperties()) {
            arguments.add("--" + property);
        }
        arguments.addAll(List.of(
                "--server.port=0",
                "--datawright.designer.api-key=" + DesignerClient.KEY,
                "--datawright.designer.gateway.url=" + model.url(),
                "--datawright.designer.gateway.api-key=" + ScriptedModel.KEY,
                "--datawright.designer.file-store=" + folder.toAbsolutePath(),
                "--datawright.designer.request.max-body=64KB",
                "--datawright.designer.jobs.part-rows=30",
                "--datawright.designer.jobs.lease=2s",
                "--datawright.designer.jobs.beat=100ms"));
        return arguments;
    }

    // Who may call.

    @Test
    void answersWhetherItIsReadyWithoutTheKey() {
        Answer answer = client.send(client.bare("/actuator/health/readiness").GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROOT + "/capabilities",
                JOBS,
                JOBS + "/some-job",
                JOBS + "/some-job/results/manifest/parts/part-00000.parquet",
                "/actuator/health",
                "/nowhere"
            })
    void refusesWhoHasNoKey(String path) {
        Answer none = client.send(client.bare(path).GET());
        Answer wrong = client.send(client.bare(path).GET().header("Authorization", "Bearer designer-kex"));

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(none.text())
                .isEqualTo("{\"detail\":\"Send the API key of this Data Designer as 'Authorization: Bearer <key>'.\"}");
        assertThat(wrong.status()).isEqualTo(401);
    }

    // Previews.

    @Test
    void streamsAPreviewAsFrames() {
        List<JsonNode> frames = client.preview(Designs.preview(3, Designs.TICKETS));

        assertThat(frames)
                .extracting(frame -> frame.path("kind").asString())
                .filteredOn(kind -> !kind.equals("log") && !kind.equals("heartbeat"))
                .containsExactly("dataset_metadata", "dataset", "analysis", "done");
        JsonNode records = frame(frames, "dataset").path("records");
        assertThat(records).hasSize(3);
        assertThat(records.get(0).propertyNames())
                .containsExactly("id", "kind", "spot", "fine", "paid", "written", "due", "signed");
        JsonNode analysis = frame(frames, "analysis").path("analysis");
        assertThat(analysis.path("num_records").asInt()).isEqualTo(3);
        assertThat(analysis.path("side_effect_column_names").get(0).asString()).isEqualTo("officer");
        assertThat(analysis.path("column_statistics").get(1).propertyNames())
                .containsExactly(
                        "column_name",
                        "num_records",
                        "num_null",
                        "num_unique",
                        "pyarrow_dtype",
                        "simple_dtype",
                        "column_type",
                        "sampler_type",
                        "distribution_type",
                        "distribution");
    }

    @Test
    void previewsTheHeadOfTheJobWithTheSameSeed() throws IOException {
        ObjectNode request = (ObjectNode) WireJson.mapper().readTree(Designs.preview(5, Designs.TICKETS));
        JsonNode preview = frame(client.preview(request.put("seed", 7).toString()), "dataset")
                .path("records");

        client.post(JOBS, Designs.job("head", 70, 7, Designs.TICKETS));
        client.awaitStatus("head", "completed");

        try (ParquetParts parts = ParquetParts.open(download("head"))) {
            assertThat(WireJson.mapper()
                            .writeValueAsString(RowPages.read(parts, 0, 5).rows()))
                    .isEqualTo(preview.toString());
        }
    }

    @Test
    void asksTheModelInPreviewsAndLeavesFailedCellsEmpty() {
        String config = Designs.NOTES.replace("[\"calm\", \"cross\"]", "[\"calm\", \"poison\"]");

        List<JsonNode> frames = client.preview(Designs.preview(20, config));

        JsonNode records = frame(frames, "dataset").path("records");
        assertThat(records).hasSize(20).allSatisfy(row -> {
            if (row.path("mood").asString().equals("poison")) {
                assertThat(row.has("note") && row.path("note").isNull()).isTrue();
            } else {
                assertThat(row.path("note").asString())
                        .isEqualTo("Echo of: A calm note for " + row.path("id").asString());
            }
        });
        assertThat(frames).anySatisfy(frame -> {
            assertThat(frame.path("level").asString()).isEqualTo("warning");
            assertThat(frame.path("message").asString()).contains("'note'");
        });
        JsonNode note = frame(frames, "analysis")
                .path("analysis")
                .path("column_statistics")
                .get(2);
        assertThat(note.path("input_tokens_mean").asDouble()).isEqualTo(7);
        assertThat(note.path("output_tokens_median").asDouble()).isEqualTo(3);
    }

    @Test
    void sendsHeartbeatsWhileAModelThinks() throws Exception {
        try (ScriptedModel slow = new ScriptedModel(0);
                ConfigurableApplicationContext other = new SpringApplication(DesignerApplication.class)
                        .run(arguments(TestDatabase.fresh(), slow, folder.resolve("slow"))
                                .toArray(String[]::new))) {
            DesignerClient caller = DesignerClient.of(other);
            HttpRequest request = caller.request(BASE + "/preview")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Designs.preview(1, Designs.NOTES)))
                    .build();
            try (InputStream body = HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofInputStream())
                            .body();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.equals("{\"kind\":\"heartbeat\"}")) {
                    line = lines.readLine();
                }
                assertThat(line).isNotNull();
                slow.allow(1);
                List<String> rest = lines.lines().toList();
                assertThat(rest.getLast()).isEqualTo("{\"kind\":\"done\"}");
            }
        }
    }

    // Refusals, as recorded.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"config\"],\"msg\":\"Field required\"}]}",
                "[1]|{\"detail\":[{\"type\":\"model_attributes_type\",\"loc\":[\"body\"],\"msg\":\"Input should be a valid"
                        + " dictionary or object to extract fields from; send a JSON object as application/json\"}]}",
                "{\"config\":{\"columns\":[]},\"num_records\":51}|"
                        + "{\"detail\":\"Max num records for preview requests is 50\"}",
                "{\"config\":{\"columns\":[]},\"num_records\":\"x\"}|{\"detail\":[{\"type\":\"int_type\",\"loc\":[\"body\","
                        + "\"num_records\"],\"msg\":\"Input should be a valid integer\"}]}"
            })
    void refusesWhatIsNoPreviewRequest(String body, String answer) {
        Answer refused = client.post(BASE + "/preview", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).isEqualTo(answer);
    }

    @Test
    void refusesABodyThatIsNoJson() {
        Answer broken = client.post(BASE + "/preview", "{bad");
        Answer empty = client.post(BASE + "/preview", "");
        Answer text = client.send(client.request(BASE + "/preview")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        Answer large = client.post(JOBS, "{\"name\": \"" + "x".repeat(70_000) + "\"}");

        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().path("detail").get(0).path("type").asString()).isEqualTo("json_invalid");
        assertThat(broken.text()).doesNotContain("tools.jackson");
        assertThat(empty.text())
                .isEqualTo("{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\"}]}");
        assertThat(text.status()).isEqualTo(422);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().path("detail").asString()).contains("65536 bytes");
    }

    @Test
    void listsEverythingThatIsWrongWithAConfig() {
        Answer refused = client.post(JOBS, Designs.job("wrong", 5, """
                {"columns": [
                  {"name": "a", "column_type": "sampler", "sampler_type": "uniform", "params": {"low": 9, "high": 1}},
                  {"name": "b", "column_type": "expression", "expr": "{{ nope }}"},
                  {"name": "c", "column_type": "llm-text", "model_alias": "missing", "prompt": "Hello"}
                ]}"""));

        assertThat(refused.status()).isEqualTo(422);
        JsonNode detail = refused.json().path("detail");
        assertThat(detail).hasSizeGreaterThanOrEqualTo(3).allSatisfy(mistake -> {
            assertThat(mistake.path("loc").get(0).asString()).isEqualTo("body");
            assertThat(mistake.path("loc").get(1).asString()).isEqualTo("spec");
            assertThat(mistake.path("loc").get(2).asString()).isEqualTo("config");
            assertThat(mistake.path("msg").asString()).isNotBlank();
        });
        assertThat(detail.toString()).contains("nope").contains("missing");
        assertThat(client.get(JOBS + "/wrong").status()).isEqualTo(404);
    }

    @Test
    void refusesAnUnknownColumnType() {
        Answer refused = client.post(BASE + "/preview", """
                {"config": {"columns": [{"name": "a", "column_type": "nonsense"}]}}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").get(0).path("loc").toString())
                .startsWith("[\"body\",\"config\",\"columns\",0");
    }

    @Test
    void refusesAProviderThatIsNotTheGateway() {
        Answer refused = client.post(
                BASE + "/preview", Designs.preview(2, Designs.NOTES.replace("default/gateway", "default/nope")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .isEqualTo(
                        "{\"detail\":\"Errors in model configs: [\\\"Cannot access provider 'default/nope'. Check that"
                                + " it exists and you have access to it.\\\"]\"}");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(client.get(ROOT + "/workspaces/nope/jobs/create").text())
                .isEqualTo("{\"detail\":\"Workspace 'nope' not found\"}");
        for (String path : List.of("", "/status", "/logs", "/results", "/results/analysis/download")) {
            Answer answer = client.get(JOBS + "/no-such-job" + path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo("{\"detail\":\"Job 'no-such-job' not found in workspace 'default'.\"}");
        }
        assertThat(client.get("/nowhere").text()).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(client.get(BASE + "/preview").status()).isEqualTo(405);
    }

    // Jobs.

    @Test
    void runsAJobToItsResults() throws IOException {
        Answer created = client.post(JOBS, Designs.job("tickets", 200, 42, Designs.TICKETS));

        assertThat(created.status()).isEqualTo(201);
        JsonNode job = created.json();
        assertThat(job.path("id").asString()).matches("platform-job-[1-9A-Za-z]{22}");
        assertThat(job.path("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(job.path("status").asString()).isEqualTo("created");
        assertThat(job.path("error_details").isNull()).isTrue();
        assertThat(job.path("custom_fields").path("datawright").path("seed").asLong())
                .isEqualTo(42);
        assertThat(job.path("spec").propertyNames()).containsExactly("job_config", "model_providers", "model_configs");

        JsonNode status = client.awaitStatus("tickets", "completed");
        assertThat(status.path("status_details").path("rows_done").asLong()).isEqualTo(200);
        assertThat(status.path("status_details").path("rows_total").asLong()).isEqualTo(200);
        assertThat(status.path("status_details").path("failed_cells").asLong()).isZero();
        assertThat(status.path("steps").get(0).path("name").asString()).isEqualTo("data-designer-job");

        List<Path> files = download("tickets");
        assertThat(files).hasSize(7);
        try (ParquetParts parts = ParquetParts.open(files)) {
            DataDesignerConfig config = WireJson.mapper().readValue(Designs.TICKETS, DataDesignerConfig.class);
            assertThat(Checks.run(config, 200, parts)).hasSizeGreaterThan(8).allMatch(Check::passed);
        }
    }

    @Test
    void handsOverArtifactsInNvidiasLayout() throws IOException {
        client.post(JOBS, Designs.job("artifacts", 70, Designs.TICKETS));
        client.awaitStatus("artifacts", "completed");

        JsonNode list = client.get(JOBS + "/artifacts/results").json().path("data");
        assertThat(list)
                .extracting(entry -> entry.path("name").asString())
                .containsExactly("analysis", "artifacts", "manifest");
        assertThat(list.get(1).path("download_url").asString()).endsWith("/artifacts/results/artifacts/download");
        Answer archive = client.get(JOBS + "/artifacts/results/artifacts/download");
        assertThat(archive.header("Content-Type")).isEqualTo("application/x-tar");
        Map<String, byte[]> entries = untar(archive.bytes());
        assertThat(entries.keySet())
                .containsExactly(
                        "artifacts/dataset/builder_config.json",
                        "artifacts/dataset/metadata.json",
                        "artifacts/dataset/parquet-files/batch_00000.parquet",
                        "artifacts/dataset/parquet-files/batch_00001.parquet",
                        "artifacts/dataset/parquet-files/batch_00002.parquet");
        JsonNode analysis =
                client.get(JOBS + "/artifacts/results/analysis/download").json();
        assertThat(analysis.propertyNames())
                .containsExactly(
                        "num_records",
                        "target_num_records",
                        "column_statistics",
                        "side_effect_column_names",
                        "column_profiles",
                        "datawright");
        assertThat(analysis.path("num_records").asInt()).isEqualTo(70);
        JsonNode ours = analysis.path("datawright");
        assertThat(ours.path("duplicate_rows").asLong()).isZero();
        assertThat(ours.path("constraints"))
                .extracting(kept -> kept.path("constraint").asString() + " " + kept.path("pass_rate"))
                .containsExactly("fine >= 20 1.0", "due > written 1.0");
        assertThat(ours.path("checks"))
                .isNotEmpty()
                .allSatisfy(
                        check -> assertThat(check.path("passed").asBoolean()).isTrue());
        assertThat(ours.path("columns").get(1).path("top_values"))
                .extracting(top -> top.path("value").asString())
                .containsExactlyInAnyOrder("Meter", "Hydrant", "Lane");
        assertThat(ours.path("columns").get(3).path("histogram").path("counts").valueStream())
                .hasSize(20)
                .extracting(JsonNode::asLong)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(70));
        assertThat(client.get(JOBS + "/artifacts/results/dataset/download").text())
                .isEqualTo("{\"detail\":\"Result 'dataset' for job 'artifacts' not found in workspace 'default'.\"}");
        assertThat(client.get(JOBS + "/artifacts/results/manifest/parts/..%2Fsecret")
                        .status())
                .isIn(400, 404);
    }

    @Test
    void servesPartsInRanges() {
        client.post(JOBS, Designs.job("ranges", 10, Designs.TICKETS));
        client.awaitStatus("ranges", "completed");

        String path = JOBS + "/ranges/results/manifest/parts/part-00000.parquet";
        Answer head = client.send(client.request(path).GET().header("Range", "bytes=0-3"));

        assertThat(head.status()).isEqualTo(206);
        assertThat(head.text()).isEqualTo("PAR1");
        assertThat(head.header("ETag")).matches("\"[0-9a-f]{64}\"");
    }

    @Test
    void makesTheSameBytesForTheSameSeed() {
        client.post(JOBS, Designs.job("same-1", 65, 7, Designs.TICKETS));
        client.post(JOBS, Designs.job("same-2", 65, 7, Designs.TICKETS));
        client.awaitStatus("same-1", "completed");
        client.awaitStatus("same-2", "completed");

        assertThat(manifest("same-1").parts()).isEqualTo(manifest("same-2").parts());
    }

    @Test
    void drawsAndRecordsASeedWhenNoneIsGiven() {
        JsonNode job =
                client.post(JOBS, Designs.job("drawn", 3, Designs.TICKETS)).json();
        long seed = job.path("custom_fields").path("datawright").path("seed").asLong();
        client.awaitStatus("drawn", "completed");

        assertThat(seed).isBetween(1L, 999_999L);
        assertThat(manifest("drawn").seed()).isEqualTo(seed);
    }

    @Test
    void tellsWhatTheModelTook() {
        client.post(JOBS, Designs.job("notes", 12, Designs.NOTES));
        JsonNode details = client.awaitStatus("notes", "completed").path("status_details");

        assertThat(details.path("model_calls").asLong()).isEqualTo(12);
        assertThat(details.path("input_tokens").asLong()).isEqualTo(84);
        assertThat(details.path("output_tokens").asLong()).isEqualTo(36);
        assertThat(details.path("cost_usd").asDouble()).isEqualTo(0.012);
        JsonNode note = client.get(JOBS + "/notes/results/analysis/download")
                .json()
                .path("column_statistics")
                .get(2);
        assertThat(note.path("output_tokens_mean").asDouble()).isEqualTo(3);
    }

    @Test
    void refusesANameThatIsTaken() {
        client.post(JOBS, Designs.job("twice", 1, Designs.TICKETS));
        Answer again = client.post(JOBS, Designs.job("twice", 1, Designs.TICKETS));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("x-should-retry")).isEqualTo("false");
        assertThat(again.text())
                .isEqualTo(
                        "{\"detail\":\"Job 'twice' already exists in workspace 'default'. Choose a different job name or"
                                + " delete the existing job before creating a new one.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc", "a b", "-x", "ä"})
    void refusesNamesThatAreNone(String name) {
        assertThat(client.post(JOBS, Designs.job(name, 1, Designs.TICKETS)).status())
                .isEqualTo(422);
    }

    @Test
    void listsJobsInPages() {
        for (int number = 0; number < 3; number++) {
            client.post(JOBS, Designs.job("listed-" + number, 1, Designs.TICKETS));
        }
        JsonNode page =
                client.get(JOBS + "?page=1&page_size=2&sort=-created_at").json();

        assertThat(page.path("sort").asString()).isEqualTo("-created_at");
        assertThat(page.path("data")).hasSize(2);
        assertThat(page.path("pagination").path("page_size").asInt()).isEqualTo(2);
        assertThat(page.path("pagination").path("current_page_size").asInt()).isEqualTo(2);
        assertThat(page.path("pagination").path("total_results").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(client.get(JOBS + "?page=x").status()).isEqualTo(422);
        assertThat(client.get(JOBS + "?sort=name").status()).isEqualTo(422);
    }

    @Test
    void pagesThroughTheLog() {
        client.post(JOBS, Designs.job("logged", 5, Designs.TICKETS));
        // A job is completed a moment before it says so in its log.
        JsonNode last = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> client.get(JOBS + "/logged/logs?tail=1").json(),
                        page -> page.toString().contains("Completed 5 rows"));
        assertThat(last.path("data")).hasSize(1);
        assertThat(last.has("next_page")).isFalse();
        JsonNode first = client.get(JOBS + "/logged/logs?limit=1").json();
        assertThat(first.path("data").get(0).propertyNames())
                .containsExactly("timestamp", "job", "job_step", "job_task", "message");
        JsonNode line = WireJson.mapper()
                .readTree(first.path("data").get(0).path("message").asString());
        assertThat(line.propertyNames()).containsExactly("asctime", "levelname", "name", "message");
        assertThat(line.path("levelname").asString()).isEqualTo("INFO");
        assertThat(line.path("name").asString()).startsWith("data_designer");
        assertThat(line.path("message").asString()).startsWith("Generating 5 rows with seed ");
        JsonNode rest = client.get(JOBS + "/logged/logs?page_cursor="
                        + first.path("next_page").asString())
                .json();
        assertThat(rest.path("data").get(0).path("message").asString())
                .isNotEqualTo(first.path("data").get(0).path("message").asString());
    }

    @Test
    void cancelsARunningJobAndAnswersTheSameAgain() {
        client.post(JOBS, Designs.job("long", 50_000_000, Designs.TICKETS));
        client.awaitStatus("long", "active");

        Answer first = client.post(JOBS + "/long/cancel", "");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("status").asString()).isIn("cancelling", "cancelled");
        client.awaitStatus("long", "cancelled");
        Answer again = client.post(JOBS + "/long/cancel", "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("status").asString()).isEqualTo("cancelled");
        assertThat(client.get(JOBS + "/long/results").json().path("data")).isEmpty();
    }

    @Test
    void deletesAJobWithItsFilesAndKeepsItsNameTaken() {
        client.post(JOBS, Designs.job("gone", 5, Designs.TICKETS));
        client.awaitStatus("gone", "completed");
        String id = client.get(JOBS + "/gone").json().path("id").asString();
        assertThat(folder.resolve("jobs").resolve(id)).exists();

        assertThat(client.delete(JOBS + "/gone").status()).isEqualTo(204);

        assertThat(client.get(JOBS + "/gone").status()).isEqualTo(404);
        assertThat(folder.resolve("jobs").resolve(id)).doesNotExist();
        assertThat(client.post(JOBS, Designs.job("gone", 5, Designs.TICKETS)).status())
                .isEqualTo(409);
    }

    @Test
    void endsAJobInErrorWhenTheModelsRefuseEveryCall() {
        client.post(JOBS, Designs.job("refused", 200, Designs.NOTES.replace("note for", "poison for")));
        JsonNode status = client.await(
                "refused",
                now -> List.of("error", "completed").contains(now.path("status").asString()));

        if (status.path("status").asString().equals("error")) {
            assertThat(status.path("error_details").path("message").asString()).isNotBlank();
        } else {
            assertThat(status.path("status_details").path("failed_cells").asLong())
                    .isEqualTo(200);
        }
    }

    @Test
    void publishesWhatItCan() {
        assertThat(WireJson.mapper()
                        .treeToValue(client.get(ROOT + "/capabilities").json(), Capabilities.class))
                .isEqualTo(new Capabilities(
                        "datawright", true, 50, true, true, true, true, true, true, 64L << 20, 5_000_000L));
    }

    private ResultManifest manifest(String job) {
        return WireJson.mapper()
                .treeToValue(
                        client.get(JOBS + "/" + job + "/results/manifest/download")
                                .json(),
                        ResultManifest.class);
    }

    private List<Path> download(String job) throws IOException {
        List<Path> files = new ArrayList<>();
        for (ResultManifest.Part part : manifest(job).parts()) {
            Path file = folder.resolve(job + "-" + part.name());
            Files.write(
                    file,
                    client.get(JOBS + "/" + job + "/results/manifest/parts/" + part.name())
                            .bytes());
            assertThat(Digests.sha256(file)).isEqualTo(part.sha256());
            files.add(file);
        }
        return files;
    }

    private static JsonNode frame(List<JsonNode> frames, String kind) {
        return frames.stream()
                .filter(frame -> frame.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " in " + frames));
    }

    private static Map<String, byte[]> untar(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            byte[] header = in.readNBytes(512);
            while (header.length == 512 && header[0] != 0) {
                String name = new String(header, 0, 100, StandardCharsets.UTF_8).trim();
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                entries.put(name, in.readNBytes(size));
                in.readNBytes((512 - size % 512) % 512);
                header = in.readNBytes(512);
            }
        }
        return entries;
    }
}
