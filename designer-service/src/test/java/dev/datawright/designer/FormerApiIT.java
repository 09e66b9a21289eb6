package dev.datawright.designer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.designer.DesignerClient.Answer;
import dev.datawright.testsupport.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The former generation of the API over HTTP: shapes are those of the SDK's types (`nemo-microservices` 1.5.0).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormerApiIT {

    private static final String FORMER = "/v1/data-designer";
    private static final String FORMER_JOBS = FORMER + "/jobs";

    /// As the former SDK spells it: constraints without a type, inference parameters without a kind of model.
    private static final String OLD_TICKETS = Designs.TICKETS
            .replace("\"constraint_type\": \"scalar_inequality\", ", "")
            .replace("\"constraint_type\": \"column_inequality\", ", "");

    @TempDir
    static Path folder;

    private ScriptedModel model;
    private ConfigurableApplicationContext service;
    private DesignerClient client;

    @BeforeAll
    void start() throws IOException {
        model = new ScriptedModel(Integer.MAX_VALUE);
        service = new SpringApplication(DesignerApplication.class)
                .run(DesignerIT.arguments(TestDatabase.fresh(), model, folder).toArray(String[]::new));
        client = DesignerClient.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
        model.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings", "/jobs", "/jobs/x", "/jobs/x/results/dataset/download"})
    void refusesWhoHasNoKey(String path) {
        assertThat(client.send(client.bare(FORMER + path).GET()).status()).isEqualTo(401);
    }

    @Test
    void tellsItsModels() {
        assertThat(client.get(FORMER + "/settings").text())
                .isEqualTo("{\"defaults\":{\"model_configs\":[{\"alias\":\"writer\",\"model\":\"writer\",\"provider\":"
                        + "\"default/gateway\"},{\"alias\":\"coder\",\"model\":\"coder\",\"provider\":"
                        + "\"default/gateway\"},{\"alias\":\"judge\",\"model\":\"judge\",\"provider\":"
                        + "\"default/gateway\"}],\"model_provider\":\"default/gateway\"},\"model_providers\":[{\"name\":"
                        + "\"default/gateway\",\"provider_type\":\"openai\"}]}");
    }

    @Test
    void streamsAPreviewAsMessages() {
        List<JsonNode> messages = preview(Designs.preview(3, OLD_TICKETS));

        assertThat(messages)
                .allSatisfy(message ->
                        assertThat(message.propertyNames()).containsExactly("message_type", "message", "extra"));
        assertThat(messages)
                .extracting(message -> message.path("message_type").asString())
                .filteredOn(type -> !type.equals("heartbeat"))
                .startsWith("log")
                .endsWith("dataset", "analysis");
        assertThat(messages.getFirst().path("extra").path("level").asString()).isEqualTo("info");
        JsonNode records = data(messages, "dataset");
        assertThat(records)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.path("fine").asDouble()).isGreaterThanOrEqualTo(20));
        assertThat(data(messages, "analysis").path("num_records").asInt()).isEqualTo(3);
    }

    @Test
    void tellsCellsThatStayEmptyAsWarnings() {
        String config = Designs.NOTES.replace("[\"calm\", \"cross\"]", "[\"poison\"]");

        List<JsonNode> messages = preview(Designs.preview(2, config));

        assertThat(messages).anySatisfy(message -> {
            assertThat(message.path("message_type").asString()).isEqualTo("log");
            assertThat(message.path("message").asString()).contains("'note'");
        });
        assertThat(messages)
                .extracting(message -> message.path("extra").path("level").asString(""))
                .containsAnyOf("warning", "error");
    }

    @Test
    void runsAJobToItsDataset() throws IOException {
        Answer created = client.post(FORMER_JOBS, order("nemo-data-designer-job", 200, OLD_TICKETS));
        assertThat(created.status()).isEqualTo(201);
        JsonNode job = created.json();
        String id = job.path("id").asString();
        assertThat(job.path("name").asString()).isEqualTo("nemo-data-designer-job");
        assertThat(job.path("namespace").asString()).isEqualTo("default");
        assertThat(job.path("project").asString()).isEqualTo("tickets");
        assertThat(job.path("ownership").path("created_by").asString()).isEqualTo("ada");
        assertThat(job.path("custom_fields").path("team").asString()).isEqualTo("parking");
        assertThat(job.path("custom_fields").path("datawright").propertyNames()).containsExactly("seed");
        assertThat(job.path("spec").propertyNames()).containsExactly("num_records", "config");
        assertThat(job.path("spec").path("config").path("constraints").get(0).propertyNames())
                .containsExactlyInAnyOrder("target_column", "operator", "rhs");

        await(id, "completed");

        JsonNode status = client.get(FORMER_JOBS + "/" + id + "/status").json();
        assertThat(status.propertyNames())
                .containsExactly("job_id", "status", "status_details", "error_details", "steps");
        assertThat(status.path("status_details").path("rows_done").asLong()).isEqualTo(200);
        Answer archive = client.get(FORMER_JOBS + "/" + id + "/results/dataset/download");
        assertThat(archive.header("Content-Type")).isEqualTo("application/octet-stream");
        try (ParquetParts parts = ParquetParts.open(save(untar(archive.bytes())))) {
            assertThat(parts.rows()).isEqualTo(200);
            assertThat(RowPages.read(parts, 0, 200).rows()).allSatisfy(row -> {
                assertThat((Double) row.get("fine")).isBetween(20.0, 250.0);
                assertThat(String.valueOf(row.get("due"))).isGreaterThan(String.valueOf(row.get("written")));
            });
        }
    }

    @Test
    void handsOverItsResults() {
        String id = create("results", 5, OLD_TICKETS);
        assertThat(client.get(FORMER_JOBS + "/" + id + "/results/nope").status())
                .isEqualTo(404);
        await(id, "completed");

        JsonNode results = client.get(FORMER_JOBS + "/" + id + "/results").json();
        assertThat(results.path("data"))
                .extracting(result -> result.path("result_name").asString())
                .containsExactly("dataset", "analysis");
        assertThat(client.get(FORMER_JOBS + "/" + id + "/results/dataset")
                        .json()
                        .propertyNames())
                .contains("result_name", "job_id", "namespace", "artifact_url", "artifact_storage_type");
        Answer analysis = client.get(FORMER_JOBS + "/" + id + "/results/analysis/download");
        assertThat(analysis.header("Content-Type")).isEqualTo("application/json");
        assertThat(analysis.json().path("num_records").asInt()).isEqualTo(5);
        assertThat(client.get(FORMER_JOBS + "/" + id + "/results/artifacts/download")
                        .text())
                .isEqualTo("{\"detail\":\"Result 'artifacts' of job '" + id + "' not found.\"}");
    }

    @Test
    void readsTheLogWhereTheSdkLooksForIt() {
        String id = create("logged", 5, OLD_TICKETS);
        await(id, "completed");

        JsonNode first = client.get(FORMER_JOBS + "/" + id + "/logs?limit=1").json();
        assertThat(first.path("data").get(0).propertyNames())
                .containsExactly("timestamp", "job_id", "job_step", "job_task", "message");
        assertThat(first.path("next_page").asString()).isNotEmpty();
        JsonNode all = client.get("/v1/jobs/" + id + "/logs").json();
        assertThat(all.has("next_page")).isFalse();
        assertThat(all.path("data").valueStream())
                .extracting(line -> WireJson.mapper()
                        .readTree(line.path("message").asString())
                        .path("message")
                        .asString())
                .contains("Completed 5 rows");
    }

    @Test
    void keepsOneStoreForBothGenerations() {
        String id = create("both", 5, OLD_TICKETS);
        await(id, "completed");

        JsonNode listed = client.get(DesignerClient.JOBS + "?page_size=100").json();
        JsonNode same = listed.path("data")
                .valueStream()
                .filter(job -> job.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        String name = same.path("name").asString();
        assertThat(name).startsWith("data-designer-");
        assertThat(client.get(DesignerClient.JOBS + "/" + name + "/results/manifest/download")
                        .json()
                        .path("rows")
                        .asLong())
                .isEqualTo(5);
        client.post(DesignerClient.JOBS, Designs.job("present", 5, Designs.TICKETS));
        String present =
                client.get(DesignerClient.JOBS + "/present").json().path("id").asString();
        assertThat(client.get(FORMER_JOBS + "/" + present).json().path("name").asString())
                .isEqualTo("present");
    }

    @Test
    void makesTheSameValuesInBothGenerations() {
        ObjectNode request = (ObjectNode) WireJson.mapper().readTree(Designs.preview(5, OLD_TICKETS));
        JsonNode former = data(preview(request.put("seed", 7).toString()), "dataset");
        ObjectNode present = (ObjectNode) WireJson.mapper().readTree(Designs.preview(5, Designs.TICKETS));
        JsonNode frame = client.preview(present.put("seed", 7).toString()).stream()
                .filter(line -> line.path("kind").asString().equals("dataset"))
                .findFirst()
                .orElseThrow();

        assertThat(former).isEqualTo(frame.path("records"));
    }

    @Test
    void listsWhatIsSearchedFor() {
        String one = create("search-me-1", 1, OLD_TICKETS);
        String two = create("search-me-2", 1, OLD_TICKETS);
        await(one, "completed");
        await(two, "completed");

        assertThat(ids("search%5Bname%5D=SEARCH-me")).containsExactlyInAnyOrder(one, two);
        assertThat(ids("search[name]=me-1,me-2".replace("[", "%5B").replace("]", "%5D")))
                .containsExactlyInAnyOrder(one, two);
        assertThat(ids("filter%5Bname%5D=search-me-1&filter%5Bstatus%5D=completed"))
                .containsExactly(one);
        assertThat(ids("search%5Bname%5D=search-me&sort=created_at&page=2&page_size=1"))
                .containsExactly(two);
        assertThat(ids("search%5Bname%5D=search-me&filter%5Bcreated_at%5D%5Blte%5D=2020-01-01"))
                .isEmpty();
        assertThat(ids("filter%5Bnamespace%5D=elsewhere")).isEmpty();
        JsonNode none =
                client.get(FORMER_JOBS + "?search%5Bproject%5D=no-such-project").json();
        assertThat(none.path("object").asString()).isEqualTo("list");
        assertThat(none.path("pagination").path("total_pages").asInt()).isEqualTo(1);
        assertThat(client.get(FORMER_JOBS + "?filter%5Bcolour%5D=red").status()).isEqualTo(422);
        assertThat(client.get(FORMER_JOBS + "?filter%5Bstatus%5D=red").status()).isEqualTo(422);
    }

    @Test
    void cancelsAndDeletesJobs() {
        String id = create("long", 50_000_000, OLD_TICKETS);
        await(id, "active");
        assertThat(client.post(FORMER_JOBS + "/" + id + "/cancel", "")
                        .json()
                        .path("status")
                        .asString())
                .isIn("cancelling", "cancelled");
        await(id, "cancelled");
        assertThat(client.get(FORMER_JOBS + "/" + id + "/results").json().path("data"))
                .isEmpty();

        Answer deleted = client.delete(FORMER_JOBS + "/" + id);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().path("id").asString()).isEqualTo(id);
        for (String path : List.of("", "/status", "/logs", "/results", "/results/analysis/download")) {
            Answer gone = client.get(FORMER_JOBS + "/" + id + path);
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.text()).isEqualTo("{\"detail\":\"Job '" + id + "' not found.\"}");
        }
    }

    @Test
    void refusesAsThePresentGenerationDoes() {
        String wrong = """
                {"columns": [
                  {"name": "a", "column_type": "sampler", "sampler_type": "uniform", "params": {"low": 9, "high": 1}},
                  {"name": "b", "column_type": "expression", "expr": "{{ nope }}"}]}""";

        Answer job = client.post(FORMER_JOBS, Designs.job("wrong", 5, wrong));
        Answer preview = client.post(FORMER + "/preview", Designs.preview(5, wrong));

        assertThat(job.status()).isEqualTo(422);
        assertThat(job.json().path("detail")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(job.json().path("detail").get(0).path("loc").toString())
                .startsWith("[\"body\",\"spec\",\"config\",\"columns\"");
        assertThat(preview.status()).isEqualTo(422);
        assertThat(client.post(FORMER_JOBS, "{}").text())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"spec\"],\"msg\":\"Field required\"}]}");
        assertThat(client.post(FORMER + "/preview", "[]").status()).isEqualTo(422);
        assertThat(client.post(FORMER + "/preview", Designs.preview(51, OLD_TICKETS))
                        .text())
                .isEqualTo("{\"detail\":\"Max num records for preview requests is 50\"}");
    }

    private List<JsonNode> preview(String json) {
        HttpRequest.Builder request = client.request(FORMER + "/preview")
                .header("Content-Type", "application/json")
                .header("Accept", "application/jsonl")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(json));
        Answer answer = client.send(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/jsonl");
        return answer.text()
                .lines()
                .map(line -> (JsonNode) WireJson.mapper().readTree(line))
                .toList();
    }

    private static JsonNode data(List<JsonNode> messages, String type) {
        return WireJson.mapper()
                .readTree(messages.stream()
                        .filter(message ->
                                message.path("message_type").asString().equals(type))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("No " + type + " in " + messages))
                        .path("message")
                        .asString());
    }

    private String create(String name, int rows, String config) {
        Answer answer = client.post(FORMER_JOBS, order(name, rows, config));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static String order(String name, int rows, String config) {
        return """
                {"name": "%s", "project": "tickets", "ownership": {"created_by": "ada"},
                 "custom_fields": {"team": "parking"}, "spec": {"num_records": %d, "config": %s}}""".formatted(name, rows, config);
    }

    private void await(String id, String wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String now = "";
        while (!now.equals(wanted)) {
            assertThat(System.nanoTime()).as("still " + now).isLessThan(deadline);
            assertThat(Set.of("error", "completed", "cancelled")).doesNotContain(now);
            now = client.get(FORMER_JOBS + "/" + id).json().path("status").asString();
        }
    }

    private List<String> ids(String query) {
        return client.get(FORMER_JOBS + "?" + query)
                .json()
                .path("data")
                .valueStream()
                .map(job -> job.path("id").asString())
                .toList();
    }

    private static List<Path> save(Map<String, byte[]> entries) throws IOException {
        assertThat(entries.keySet()).allSatisfy(name -> assertThat(name).matches("dataset/batch_\\d{5}\\.parquet"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.write(file, entry.getValue()));
        }
        return files;
    }

    private static Map<String, byte[]> untar(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ByteArrayInputStream in = new ByteArrayInputStream(archive)) {
            byte[] header = in.readNBytes(512);
            while (header.length == 512 && header[0] != 0) {
                String name = new String(header, 0, 100, StandardCharsets.UTF_8).trim();
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                entries.put(name, in.readNBytes(size));
                in.skipNBytes((512 - size % 512) % 512);
                header = in.readNBytes(512);
            }
        }
        return entries;
    }
}
