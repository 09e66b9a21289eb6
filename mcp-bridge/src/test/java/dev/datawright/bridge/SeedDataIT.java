package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SeedDataIT {

    private static final String PATH = "/api/bridge/seed-data";
    private static final String CITIES =
            "zip,city,people\n08010,Graz,300000\n1010,\"Wien, Innere Stadt\",\n4020,Graz,12\n";

    @TempDir
    static Path folder;

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        bridge = new RunningBridge(
                designer,
                "datawright.bridge.file-store=" + folder,
                "datawright.bridge.seed-data.max-file=4MB",
                "datawright.bridge.seed-data.max-files=4",
                "datawright.bridge.max-request-size=64KB");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    private static RunningBridge.Answer upload(String token, String name, String content, String... headers) {
        return bridge.call(token, "POST", PATH + "?name=" + name, content, headers);
    }

    private static JsonNode cities(String token) {
        RunningBridge.Answer made = upload(token, "My%20cities.csv", CITIES, "Content-Type", "text/csv");
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return made.json();
    }

    @Test
    void measuresWhatIsBroughtAndReadsItsRows() {
        String ada = bridge.tokens().person("ada");
        JsonNode made = cities(ada);
        String id = made.path("id").asString();
        assertThat(made.path("name").asString()).isEqualTo("My cities.csv");
        assertThat(made.path("format").asString()).isEqualTo("csv");
        assertThat(made.path("rows").asInt()).isEqualTo(3);
        assertThat(made.path("bytes").asInt()).isEqualTo(CITIES.length());
        assertThat(made.path("columns").toString())
                .startsWith("[{\"name\":\"zip\",\"type\":\"text\",\"empty\":0.0,\"distinct\":3,\"top\":["
                        + "{\"value\":\"08010\",\"count\":1},{\"value\":\"1010\",\"count\":1},"
                        + "{\"value\":\"4020\",\"count\":1}]},"
                        + "{\"name\":\"city\",\"type\":\"text\",\"empty\":0.0,\"distinct\":2,\"top\":["
                        + "{\"value\":\"Graz\",\"count\":2},{\"value\":\"Wien, Innere Stadt\",\"count\":1}]},"
                        + "{\"name\":\"people\",\"type\":\"integer\",\"empty\":0.3333333333333333,\"distinct\":2,"
                        + "\"numbers\":{\"min\":12.0,\"max\":300000.0,\"mean\":150006.0,");
        assertThat(made.path("first_rows").path(1).toString())
                .isEqualTo("{\"zip\":\"1010\",\"city\":\"Wien, Innere Stadt\",\"people\":null}");
        assertThat(made.at("/seed_config/source").toString())
                .isEqualTo("{\"seed_type\":\"nmp\",\"path\":\"seed-" + id + "#my-cities.parquet\"}");
        assertThat(bridge.get(ada, PATH + "/" + id).json()).isEqualTo(made);
        assertThat(bridge.get(ada, PATH + "/" + id + "/rows?sort=-people&limit=1&where=city%20=%20Graz")
                        .raw()
                        .body())
                .isEqualTo("{\"offset\":0,\"total\":2,\"columns\":[\"zip\",\"city\",\"people\"],"
                        + "\"rows\":[{\"zip\":\"08010\",\"city\":\"Graz\",\"people\":300000}]}");
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"))) {
            assertThat(RunningBridge.text(RunningBridge.tool(client, "list_seed_data", Map.of())))
                    .contains(id + " My cities.csv: 3 rows of zip, city, people");
            McpSchema.CallToolResult described =
                    RunningBridge.tool(client, "describe_seed_data", Map.of("seed_data_id", id));
            assertThat(RunningBridge.structured(described)).hasToString(made.toString());
            assertThat(RunningBridge.text(described)).contains("A design starts from it with seed_config {\"source\":");
        }
    }

    @Test
    void takesFormsAndJsonLines() {
        String ada = bridge.tokens().person("forms");
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n"
                + "{\"city\":\"Graz\",\"tags\":[1,2]}\n{\"city\":\"Linz\",\"tags\":[]}\n\r\n--x--\r\n";
        RunningBridge.Answer made = bridge.call(
                ada, "POST", PATH, form, "Content-Type", "multipart/form-data; boundary=x", "Idempotency-Key", "k1");
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        assertThat(made.json().path("name").asString()).isEqualTo("a.jsonl");
        assertThat(made.json().at("/columns/1/type").asString()).isEqualTo("list");
        RunningBridge.Answer again = bridge.call(
                ada, "POST", PATH, form, "Content-Type", "multipart/form-data; boundary=x", "Idempotency-Key", "k1");
        assertThat(again.json()).isEqualTo(made.json());
        assertThat(bridge.get(ada, PATH).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void namesThePlaceOfABrokenQuoteAndKeepsNothing() throws IOException {
        String ada = bridge.tokens().person("broken");
        StringBuilder csv = new StringBuilder("id,city\n");
        for (int line = 2; line <= 80_000; line++) {
            csv.append(line).append(line == 73_000 ? ",\"Graz\n" : ",\"city\"\n");
        }
        RunningBridge.Answer refused = upload(ada, "x.csv", csv.toString(), "Content-Type", "text/csv");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString())
                .startsWith("file: The CSV is broken on line 73,000, column 2, character 7: a quote opens there and is"
                        + " not closed in its line: the next one is on line 73,001, and 'c' follows it;")
                .endsWith("(repair the file and upload it again)");
        assertThat(bridge.get(ada, PATH).json().path("items").size()).isZero();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile).map(Path::toString))
                    .noneMatch(name -> name.contains("brought"));
        }
    }

    @Test
    void refusesWhatItCannotTake() {
        String ada = bridge.tokens().person("limits");
        assertThat(detail(bridge.call(ada, "POST", PATH, "a\n1\n")))
                .isEqualTo("name: the name of the file is missing (send it as ?name=customers.csv)");
        assertThat(detail(upload(ada, "x.xlsx", "a")))
                .isEqualTo("name: 'x.xlsx' does not tell what the file is (its name ends in .csv, .jsonl, .json or"
                        + " .parquet)");
        assertThat(detail(upload(ada, "x.csv", "a,b\n")))
                .isEqualTo("file: the file has no rows (a row stands behind the header, or on a line)");
        RunningBridge.Answer large = upload(ada, "x.csv", "a\n" + "1\n".repeat(2_200_000));
        assertThat(large.status()).isEqualTo(413);
        assertThat(detail(large)).startsWith("The file is larger than the 4 MB that are taken.");
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na\n"
                + "1\n".repeat(2_200_000) + "\r\n--x--\r\n";
        assertThat(bridge.call(ada, "POST", PATH, form, "Content-Type", "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(413);
        assertThat(bridge.call(ada, "POST", PATH, "x".repeat(100), "Content-Type", "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(400);
        assertThat(bridge.call(null, "POST", PATH + "?name=x.csv", "a\n1\n").status())
                .isEqualTo(401);
        assertThat(upload(bridge.tokens().client("ada", "read"), "x.csv", "a\n1\n")
                        .status())
                .isEqualTo(403);
        for (int i = 0; i < 4; i++) {
            assertThat(upload(ada, "x.csv", "a\n1\n").status()).isEqualTo(201);
        }
        assertThat(upload(ada, "x.csv", "a\n1\n").status()).isEqualTo(429);
    }

    @Test
    void bringsTheFileToTheBackendOnceAndOnlyForItsOwner() {
        String ada = bridge.tokens().person("bring");
        JsonNode seed = cities(ada);
        String fileset = "seed-" + seed.path("id").asString();
        String path = "/api/bridge/designs/" + design(ada, seed);
        RunningBridge.Answer preview = bridge.post(ada, path + "/preview", Map.of("rows", 2));
        assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
        assertThat(Objects.requireNonNull(designer.filesets().get(fileset))).containsOnlyKeys("my-cities.parquet");
        assertThat(bridge.post(ada, path + "/preview", Map.of("rows", 3)).status())
                .isEqualTo(200);
        assertThat(designer.requests())
                .filteredOn(request -> request.startsWith("PUT ") && request.contains(fileset))
                .hasSize(1);
        designer.filesets().clear();
        String job = job(ada, path.substring(path.lastIndexOf('/') + 1));
        assertThat(ended(ada, job).path("status").asString()).isEqualTo("completed");
        assertThat(designer.filesets()).containsOnlyKeys(fileset);

        String eve = bridge.tokens().person("eve");
        assertThat(bridge.get(eve, PATH + "/" + seed.path("id").asString()).status())
                .isEqualTo(404);
        assertThat(bridge.get(eve, PATH + "/" + seed.path("id").asString() + "/rows")
                        .status())
                .isEqualTo(404);
        assertThat(bridge.call(eve, "DELETE", PATH + "/" + seed.path("id").asString(), null)
                        .status())
                .isEqualTo(404);
        RunningBridge.Answer stolen = create(eve, seed.path("seed_config"), "city");
        assertThat(stolen.status()).isEqualTo(422);
        assertThat(violations(stolen))
                .containsExactly("seed_config.source.path: there is no seed data "
                        + seed.path("id").asString()
                        + " with a file 'my-cities.parquet' (upload it again, and take the path from its"
                        + " description)");
        String empty = bridge.post(eve, "/api/bridge/designs", Map.of("name", "mine"))
                .json()
                .path("id")
                .asString();
        JsonNode config = config(seed.path("seed_config"), "city");
        RunningBridge.Answer imported =
                bridge.post(eve, "/api/bridge/designs/" + empty + "/import", Map.of("content", config.toString()));
        assertThat(violations(imported)).hasSize(1).first().asString().contains("there is no seed data");
        RunningBridge.Answer judged =
                bridge.post(eve, "/api/bridge/designs/" + empty + "/validate", Map.of("config", config));
        assertThat(judged.json().path("valid").asBoolean()).isFalse();
        assertThat(violations(judged)).hasSize(1).first().asString().contains("there is no seed data");
    }

    @Test
    void refusesColumnsThatTheSeedDataDoesNotHave() {
        String ada = bridge.tokens().person("columns");
        assertThat(violations(create(ada, cities(ada).path("seed_config"), "town")))
                .containsExactly(
                        "columns[0].name: the seed data 'My cities.csv' has no column 'town' (it has zip, city,"
                                + " people)");
    }

    @Test
    void runsNoDesignWhoseSeedDataIsGone() {
        String ada = bridge.tokens().person("gone");
        JsonNode seed = cities(ada);
        String path = "/api/bridge/designs/" + design(ada, seed);
        bridge.call(ada, "DELETE", PATH + "/" + seed.path("id").asString(), null);

        RunningBridge.Answer judged = bridge.post(ada, path + "/validate", Map.of());
        assertThat(judged.json().path("valid").asBoolean()).isFalse();
        Map<String, Object> spec = Map.of(
                "design_id", path.substring(path.lastIndexOf('/') + 1), "version", 1, "rows", 5, "cost_cap_usd", 0);
        for (RunningBridge.Answer refused : List.of(
                judged,
                bridge.post(ada, path + "/preview", Map.of("rows", 2)),
                bridge.post(ada, path + "/estimate", Map.of("rows", 5)),
                bridge.post(ada, "/api/bridge/approvals", spec))) {
            assertThat(violations(refused)).hasSize(1).first().asString().contains("there is no seed data");
        }
    }

    @Test
    void takesNoMoreThanTheBackendDoes() {
        try (ScriptedDataDesigner small = ScriptedDataDesigner.designerService()) {
            small.takeSeedData(1_000_000, 8);
            try (RunningBridge other = new RunningBridge(small)) {
                String ada = other.tokens().person("ada");
                RunningBridge.Answer refused = other.call(ada, "POST", PATH + "?name=cities.csv", CITIES);
                assertThat(refused.status()).isEqualTo(400);
                assertThat(detail(refused))
                        .isEqualTo("file: the file has 9 cells (3 rows times 3 columns); the Data Designer in use takes"
                                + " at most 8 (leave out rows or columns, and upload it again)");
                assertThat(other.get(ada, PATH).json().path("items").size()).isZero();
                RunningBridge.Answer taken = other.call(ada, "POST", PATH + "?name=cities.csv", "zip,city\n1,a\n2,b\n");
                assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
            }
        }
    }

    @Test
    void deletesTheBytesHereAndAtTheBackend() throws IOException {
        String ada = bridge.tokens().person("deletes");
        JsonNode seed = cities(ada);
        String id = seed.path("id").asString();
        bridge.post(ada, "/api/bridge/designs/" + design(ada, seed) + "/preview", Map.of("rows", 2));
        assertThat(designer.filesets()).containsKey("seed-" + id);
        assertThat(bridge.call(ada, "DELETE", PATH + "/" + id, null).status()).isEqualTo(204);
        assertThat(designer.filesets()).doesNotContainKey("seed-" + id);
        assertThat(bridge.get(ada, PATH + "/" + id).status()).isEqualTo(404);
        assertThat(bridge.call(ada, "DELETE", PATH + "/" + id, null).status()).isEqualTo(404);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.contains(id));
        }
    }

    private static String design(String token, JsonNode seed) {
        RunningBridge.Answer created = create(token, seed.path("seed_config"), "city");
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        return created.json().path("id").asString();
    }

    private static RunningBridge.Answer create(String token, JsonNode seedConfig, String column) {
        return bridge.post(
                token, "/api/bridge/designs", Map.of("name", "cities", "config", config(seedConfig, column)));
    }

    private static JsonNode config(JsonNode seedConfig, String column) {
        return WireJson.mapper().readTree("""
                {"columns": [{"column_type": "seed-dataset", "name": "%s"}], "seed_config": %s}
                """.formatted(column, seedConfig));
    }

    private static List<String> violations(RunningBridge.Answer answer) {
        return answer.json()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("path").asString() + ": "
                        + violation.path("message").asString() + " ("
                        + violation.path("suggestion").asString() + ")")
                .toList();
    }

    private static String job(String token, String design) {
        Map<String, Object> spec = Map.of("design_id", design, "version", 1, "rows", 5, "cost_cap_usd", 0);
        String approval = bridge.post(token, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        return bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                .json()
                .path("id")
                .asString();
    }

    private static JsonNode ended(String token, String job) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> bridge.get(token, "/api/bridge/jobs/" + job).json(),
                        found -> List.of("completed", "error")
                                .contains(found.path("status").asString()));
    }

    private static String detail(RunningBridge.Answer answer) {
        return answer.json().path("detail").asString();
    }
}
