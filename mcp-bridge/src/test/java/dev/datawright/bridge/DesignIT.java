package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DesignIT {

    static final Map<String, Object> FINE = Map.of(
            "name", "fine",
            "column_type", "sampler",
            "sampler_type", "uniform",
            "params", Map.of("low", 15, "high", 250),
            "why", "a fine between 15 and 250");
    static final Map<String, Object> NOTE =
            Map.of("name", "note", "column_type", "llm-text", "model_alias", "writer", "prompt", "About {{ fine }}.");

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        bridge = new RunningBridge(designer);
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    private static String design(String token) {
        return bridge.post(token, "/api/bridge/designs", Map.of("name", "tickets"))
                .json()
                .path("id")
                .asString();
    }

    private static RunningBridge.Answer setColumns(String token, String id, List<Map<String, Object>> columns) {
        return bridge.put(token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", columns));
    }

    @Test
    void keepsEveryChangeAsAVersionWithAuthorAndWords() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        try (McpSyncClient agent = bridge.mcp(bridge.tokens().agent("ada"))) {
            McpSchema.CallToolResult set = RunningBridge.tool(
                    agent, "set_columns", Map.of("design_id", id, "columns", List.of(FINE, NOTE), "rows", 200));
            assertThat(set.isError()).as(RunningBridge.text(set)).isFalse();
            JsonNode answer = RunningBridge.structured(set);
            assertThat(answer.path("summary").asString()).isEqualTo("added 2 columns, asked for 200 rows");
            assertThat(answer.path("design_id").asString()).isEqualTo(id);
            assertThat(answer.path("version").asInt()).isEqualTo(2);
            assertThat(answer.path("columns").toString()).isEqualTo("[\"fine\",\"note\"]");
            RunningBridge.tool(agent, "remove_columns", Map.of("design_id", id, "names", List.of("note")));
        }
        Map<String, Object> atLeast20 =
                Map.of("constraint_type", "scalar_inequality", "target_column", "fine", "operator", "ge", "rhs", 20);
        RunningBridge.Answer constraints = bridge.put(
                ada, "/api/bridge/designs/" + id + "/constraints", Map.of("constraints", List.of(atLeast20)));
        assertThat(constraints.status()).as(constraints.raw().body()).isEqualTo(200);
        RunningBridge.Answer restored =
                bridge.post(ada, "/api/bridge/designs/" + id + "/restore", Map.of("version", 2));
        assertThat(restored.json().path("config").path("model_configs").toString())
                .isEqualTo("[{\"alias\":\"writer\",\"model\":\"writer\"}]");
        assertThat(restored.json().path("why").toString()).isEqualTo("{\"fine\":\"a fine between 15 and 250\"}");
        List<String> history = bridge.get(ada, "/api/bridge/designs/" + id + "/versions")
                .json()
                .path("items")
                .valueStream()
                .map(line -> line.path("version") + " " + line.path("author").asString() + ": "
                        + line.path("summary").asString())
                .toList();
        assertThat(history)
                .containsExactly(
                        "5 person: restored version 2",
                        "4 person: set 1 constraint",
                        "3 agent: removed note",
                        "2 agent: added 2 columns, asked for 200 rows",
                        "1 person: created");
    }

    @Test
    void refusesWrongColumnsWholeWithEveryViolation() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        List<Map<String, Object>> wrong = List.of(
                FINE,
                Map.of("name", "a", "column_type", "expression", "expr", "{{ fien }}"),
                Map.of("name", "b", "column_type", "llm-text", "prompt", "x", "model_alias", "http://evil"));
        RunningBridge.Answer answer = setColumns(ada, id, wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        List<String> paths = answer.json()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("path").asString())
                .toList();
        assertThat(paths).anyMatch(path -> path.startsWith("columns[1].expr"));
        assertThat(paths).contains("columns[2].model_alias");
        assertThat(bridge.get(ada, "/api/bridge/designs/" + id)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        try (McpSyncClient agent = bridge.mcp(bridge.tokens().agent("ada"))) {
            McpSchema.CallToolResult result =
                    RunningBridge.tool(agent, "set_columns", Map.of("design_id", id, "columns", wrong));
            assertThat(result.isError()).isTrue();
            assertThat(RunningBridge.text(result))
                    .contains("columns[1].expr", "columns[2].model_alias", "the roles are");
        }
    }

    @Test
    void answersAReplayedKeyAsBeforeAndRefusesItForOtherArguments() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        String path = "/api/bridge/designs/" + id + "/columns";
        Map<String, Object> fine = Map.of("columns", List.of(FINE));
        Map<String, Object> note = Map.of("columns", List.of(NOTE));
        RunningBridge.Answer first = bridge.put(ada, path, fine, "Idempotency-Key", "run-1");
        bridge.put(ada, path, note);
        RunningBridge.Answer replay = bridge.put(ada, path, fine, "Idempotency-Key", "run-1");
        assertThat(replay.json()).isEqualTo(first.json());
        RunningBridge.Answer other = bridge.put(ada, path, note, "Idempotency-Key", "run-1");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("type").asString()).isEqualTo("urn:datawright:problem:key-reused");
        assertThat(bridge.get(ada, "/api/bridge/designs/" + id)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void refusesAChangeMadeForAnOlderVersion() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        setColumns(ada, id, List.of(FINE));
        RunningBridge.Answer late = bridge.put(
                ada, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(FINE), "base_version", 1));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asString()).isEqualTo("urn:datawright:problem:version-conflict");
    }

    @Test
    void previewsTheHeadOfTheJobOnceForEachVersion() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        String path = "/api/bridge/designs/" + id + "/preview";
        setColumns(ada, id, List.of(FINE));
        assertThat(bridge.get(ada, path).status()).isEqualTo(204);
        int before = designer.bodies().size();
        JsonNode preview = bridge.post(ada, path, Map.of("rows", 3)).json();
        assertThat(preview.path("rows").toString()).isEqualTo("[{\"fine\":0},{\"fine\":1},{\"fine\":2}]");
        assertThat(designer.bodies().getLast().path("seed").asLong())
                .isEqualTo(preview.path("seed").asLong())
                .isPositive();
        try (McpSyncClient agent = bridge.mcp(bridge.tokens().agent("ada"))) {
            McpSchema.CallToolResult again =
                    RunningBridge.tool(agent, "preview_design", Map.of("design_id", id, "rows", 2));
            assertThat(RunningBridge.structured(again).path("rows").toString())
                    .isEqualTo("[{\"fine\":0},{\"fine\":1}]");
        }
        assertThat(designer.bodies()).hasSize(before + 1);
        RunningBridge.Answer many = bridge.post(ada, path, Map.of("rows", 21));
        assertThat(many.status()).isEqualTo(429);
        assertThat(many.json().path("detail").asString()).contains("at most 20 rows");
    }

    @Test
    void tellsAnErrorInsideAPreviewsStream() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        setColumns(ada, id, List.of(FINE));
        designer.failPreviews("Your configuration contains validation errors.");
        RunningBridge.Answer answer = bridge.post(ada, "/api/bridge/designs/" + id + "/preview", Map.of());
        designer.failPreviews(null);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Data Designer could not make the preview: Your configuration contains validation errors.");
    }

    @Test
    void limitsTheModelCellsOfPreviews() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        String path = "/api/bridge/designs/" + id + "/preview";
        setColumns(ada, id, List.of(FINE, NOTE));
        assertThat(bridge.post(ada, path, Map.of("rows", 6))
                        .json()
                        .path("detail")
                        .asString())
                .contains("at most 5 rows, since a language model writes part of it");
        assertThat(bridge.post(ada, path, Map.of("rows", 5)).status()).isEqualTo(200);
        JsonNode model =
                designer.bodies().getLast().path("config").path("model_configs").path(0);
        assertThat(model.path("alias").asString()).isEqualTo("writer");
        assertThat(model.path("model").asString()).isEqualTo("writer");
        assertThat(model.path("provider").asString()).isEqualTo("default/gateway");
        JsonNode tags = model.path("inference_parameters").path("extra_body").path("metadata");
        assertThat(tags.path("design_id").asString()).isEqualTo(id);
        assertThat(tags.path("design_version").asString()).isEqualTo("2");
        assertThat(designer.bodies().getLast().toString()).doesNotContain("why");
    }

    @Test
    void answersProblemsForWhatIsNoRequest() {
        String ada = bridge.tokens().person("ada");
        RunningBridge.Answer noJson = bridge.post(ada, "/api/bridge/designs", "{\"name\": ");
        assertThat(noJson.status()).isEqualTo(400);
        assertThat(noJson.raw().body()).doesNotContain("at dev.").doesNotContain("Exception");
        assertThat(bridge.post(ada, "/api/bridge/designs", "x", "Content-Type", "text/plain")
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("urn:datawright:problem:unsupported-media-type");
        assertThat(bridge.post(ada, "/api/bridge/designs", "\"" + "x".repeat(5 << 20) + "\"")
                        .status())
                .isEqualTo(413);
        assertThat(bridge.get(ada, "/api/bridge/designs/no-uuid")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("'id' cannot be 'no-uuid': it is a UUID.");
        assertThat(bridge.get(ada, "/api/bridge/nothing").status()).isEqualTo(404);
        assertThat(bridge.call(ada, "PATCH", "/api/bridge/designs", "{}").status())
                .isEqualTo(405);
    }

    @Test
    void tellsEveryChangeToItsOwnerInOrder() {
        String grace = bridge.tokens().person("grace");
        assertThat(bridge.get(grace, "/api/bridge/events").json().path("next").asString())
                .isEqualTo("0");
        String id = design(grace);
        setColumns(grace, id, List.of(FINE));
        JsonNode events = bridge.get(grace, "/api/bridge/events?after=0&wait=5").json();
        assertThat(events.path("items")
                        .valueStream()
                        .map(event -> event.path("cursor") + " "
                                + event.path("type").asString() + " " + event.path("version"))
                        .toList())
                .containsExactly("1 design.changed 1", "2 design.changed 2");
        assertThat(events.path("next").asString()).isEqualTo("2");
    }

    @Test
    void streamsEventsAfterTheCursor() throws Exception {
        String linus = bridge.tokens().person("linus");
        String id = design(linus);
        HttpRequest request = HttpRequest.newBuilder(URI.create(bridge.url() + "/api/bridge/events?after=0"))
                .header("Authorization", "Bearer " + linus)
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<Stream<String>> stream =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Iterator<String> lines = stream.body()
                .filter(line -> line.startsWith("id:") || line.startsWith("data:"))
                .iterator();
        assertThat(lines.next()).isEqualTo("id:1");
        assertThat(lines.next()).startsWith("data:{").contains(id);
        setColumns(linus, id, List.of(FINE));
        assertThat(lines.next()).isEqualTo("id:2");
        stream.body().close();
    }

    @Test
    void namesTheFieldThatIsMissing() {
        String ada = bridge.tokens().person("ada");
        assertThat(bridge.post(ada, "/api/bridge/jobs", "{\"spec\":{\"rows\":1}}")
                        .json()
                        .path("detail")
                        .asString())
                .startsWith("The body could not be read: 'spec.design_id' is missing.");
    }

    @Test
    void addsUpTheLedger() {
        String ledger = bridge.tokens().person("ledger");
        Map<String, Object> entry = Map.of(
                "source", "agent", "model", "designer", "input_tokens", 10, "output_tokens", 5, "cost_usd", 0.25);
        bridge.post(ledger, "/api/bridge/usage", entry, "Idempotency-Key", "u1");
        bridge.post(ledger, "/api/bridge/usage", entry, "Idempotency-Key", "u1");
        assertThat(bridge.post(ledger, "/api/bridge/usage", entry).status()).isEqualTo(201);
        JsonNode sums = bridge.get(ledger, "/api/bridge/usage").json();
        assertThat(sums.path("entries").asInt()).isEqualTo(2);
        assertThat(sums.path("cost_usd").asDouble()).isEqualTo(0.5);
    }

    @Test
    void showsItsDescriptionWithoutAToken() {
        RunningBridge.Answer spec = bridge.call(null, "GET", "/api/bridge/openapi", null);
        assertThat(spec.status()).isEqualTo(200);
        assertThat(spec.json().path("paths").has("/api/bridge/designs/{id}/columns"))
                .isTrue();
        assertThat(bridge.call(null, "GET", "/api/bridge/docs", null).status()).isIn(200, 302);
    }
}
