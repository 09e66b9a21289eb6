package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Versions: undone, redone, restored and compared; and two editors at once.
class HistoryIT {

    private static final Map<String, Object> KIND = Map.of(
            "name", "kind",
            "column_type", "sampler",
            "sampler_type", "category",
            "params", Map.of("values", List.of("car", "van")));
    private static final Map<String, Object> CHEAP = Map.of(
            "name", "fine",
            "column_type", "sampler",
            "sampler_type", "uniform",
            "params", Map.of("low", 5, "high", 250));

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

    private static String designOf(String token) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of("name", "tickets"))
                .json()
                .path("id")
                .asString();
        put(token, id, "columns", Map.of("columns", List.of(DesignIT.FINE)));
        put(token, id, "columns", Map.of("columns", List.of(KIND)));
        return id;
    }

    private static JsonNode put(String token, String id, String what, Object body) {
        RunningBridge.Answer answer = bridge.put(token, "/api/bridge/designs/" + id + "/" + what, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode post(String token, String id, String what) {
        RunningBridge.Answer answer = bridge.post(token, "/api/bridge/designs/" + id + "/" + what, Map.of());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> columns(JsonNode design) {
        return design.path("config")
                .path("columns")
                .valueStream()
                .map(column -> column.path("name").asString())
                .toList();
    }

    private static JsonNode call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = RunningBridge.tool(client, tool, arguments);
        assertThat(result.isError()).as(RunningBridge.text(result)).isFalse();
        return RunningBridge.structured(result);
    }

    @Test
    void undoesAndRedoesOverBothEdges() {
        String ada = bridge.tokens().person("ada");
        String id = designOf(ada);
        assertThat(columns(post(ada, id, "undo"))).containsExactly("fine");
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read write"))) {
            JsonNode undone = call(client, "undo", Map.of("design_id", id, "base_version", 4));
            assertThat(undone.path("summary").asString()).isEqualTo("restored version 1");
            assertThat(undone.path("columns").size()).isZero();
            McpSchema.CallToolResult nothing = RunningBridge.tool(client, "undo", Map.of("design_id", id));
            assertThat(nothing.isError()).isTrue();
            assertThat(RunningBridge.text(nothing))
                    .isEqualTo("There is nothing to undo: this is how the design began.");
            call(client, "redo", Map.of("design_id", id));
            JsonNode redone = call(client, "redo", Map.of("design_id", id));
            assertThat(redone.path("columns").toString()).isEqualTo("[\"fine\",\"kind\"]");
            JsonNode versions = call(client, "list_versions", Map.of("design_id", id, "limit", 2));
            assertThat(versions.path("items").path(0).path("author").asString()).isEqualTo("client");
            assertThat(versions.path("next").asString()).isEqualTo("6");
            JsonNode restored = call(client, "restore_version", Map.of("design_id", id, "version", 1));
            assertThat(restored.path("columns").size()).isZero();
        }
        RunningBridge.Answer nothing = bridge.post(ada, "/api/bridge/designs/" + id + "/redo", Map.of());
        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.json().path("detail").asString())
                .isEqualTo("There is nothing to redo: nothing was undone, or the design was changed since.");
    }

    @Test
    void comparesVersionsColumnByColumn() {
        String ada = bridge.tokens().person("ada");
        String id = designOf(ada);
        put(ada, id, "columns", Map.of("columns", List.of(CHEAP, DesignIT.NOTE), "rows", 7));
        put(ada, id, "columns/order", Map.of("names", List.of("note"), "base_version", 4));
        put(
                ada,
                id,
                "constraints",
                Map.of(
                        "constraints",
                        List.of(Map.of(
                                "constraint_type",
                                "scalar_inequality",
                                "target_column",
                                "fine",
                                "operator",
                                "ge",
                                "rhs",
                                20))));
        JsonNode difference = bridge.get(ada, "/api/bridge/designs/" + id + "/diff?from=3&to=6")
                .json();
        assertThat(difference.path("columns").toString())
                .isEqualTo("[{\"name\":\"note\",\"change\":\"added\",\"to_place\":1},{\"name\":\"fine\",\"change\":"
                        + "\"changed\",\"fields\":[{\"field\":\"params.low\",\"before\":15.0,\"after\":5.0}]}]");
        assertThat(difference.path("constraints").toString())
                .isEqualTo("[{\"name\":\"fine ge 20.0\",\"change\":\"added\"}]");
        assertThat(difference.path("models").path(0).path("name").asString()).isEqualTo("writer");
        assertThat(difference.path("settings").toString()).isEqualTo("[{\"field\":\"rows\",\"after\":7}]");
        assertThat(difference.path("summary").asString())
                .isEqualTo("added note, changed fine, set 1 constraint, asked for 7 rows");
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"))) {
            JsonNode moved = call(client, "diff_versions", Map.of("design_id", id, "from", 4, "to", 5));
            assertThat(moved.path("summary").asString()).isEqualTo("changed how columns are made");
            assertThat(moved.path("columns").toString())
                    .isEqualTo("[{\"name\":\"note\",\"change\":\"moved\",\"from_place\":3,\"to_place\":1}]");
            assertThat(call(client, "diff_versions", Map.of("design_id", id, "from", 6, "to", 3))
                            .path("columns")
                            .toString())
                    .contains("{\"name\":\"note\",\"change\":\"removed\",\"from_place\":1}");
        }
        RunningBridge.Answer first = bridge.get(ada, "/api/bridge/designs/" + id + "/diff?to=1");
        assertThat(first.status()).isEqualTo(400);
    }

    @Test
    void tellsTheSecondOfTwoEditorsWhatTheFirstDid() {
        String ada = bridge.tokens().person("ada");
        String id = designOf(ada);
        put(ada, id, "columns", Map.of("columns", List.of(CHEAP), "base_version", 3));
        try (McpSyncClient agent = bridge.mcp(bridge.tokens().agent("ada"))) {
            McpSchema.CallToolResult late = RunningBridge.tool(
                    agent,
                    "set_columns",
                    Map.of("design_id", id, "columns", List.of(DesignIT.FINE, KIND, DesignIT.NOTE), "base_version", 2));
            assertThat(late.isError()).isTrue();
            assertThat(RunningBridge.text(late))
                    .startsWith("The design is at version 4 now, and this change was made for version 2. Since then:"
                            + " version 3 by a person: added kind; version 4 by a person: changed fine."
                            + " Both touch kind. Look at the newest version and change that.");
        }
        RunningBridge.Answer late =
                bridge.call(ada, "DELETE", "/api/bridge/designs/" + id + "/columns?name=fine&base_version=3", null);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("violations").path(0).path("message").asString())
                .isEqualTo("'fine' was changed since version 3");
        assertThat(bridge.call(ada, "DELETE", "/api/bridge/designs/" + id + "?base_version=3", null)
                        .status())
                .isEqualTo(409);
        RunningBridge.Answer ahead = bridge.post(ada, "/api/bridge/designs/" + id + "/undo", Map.of("base_version", 9));
        assertThat(ahead.json().path("detail").asString()).endsWith("There is no such version.");
    }

    @Test
    void managesDesignsOverMcpAsOverRest() {
        String zoe = bridge.tokens().client("zoe", "read write");
        try (McpSyncClient client = bridge.mcp(zoe)) {
            assertThat(RunningBridge.text(RunningBridge.tool(client, "list_designs", Map.of())))
                    .isEqualTo("There are no designs yet: use create_design.");
            String id = call(client, "create_design", Map.of("name", "fines"))
                    .path("design_id")
                    .asString();
            call(client, "set_columns", Map.of("design_id", id, "columns", List.of(DesignIT.FINE, KIND)));
            assertThat(call(
                                    client,
                                    "reorder_columns",
                                    Map.of("design_id", id, "names", List.of("fine"), "after", "kind"))
                            .path("summary")
                            .asString())
                    .isEqualTo("moved fine behind kind");
            assertThat(call(client, "rename_column", Map.of("design_id", id, "from", "kind", "to", "vehicle"))
                            .path("columns")
                            .toString())
                    .isEqualTo("[\"vehicle\",\"fine\"]");
            call(client, "change_design", Map.of("design_id", id, "rows", 50, "seed", 7));
            JsonNode copy = call(client, "clone_design", Map.of("design_id", id, "version", 2, "name", "again"));
            assertThat(copy.path("columns").toString()).isEqualTo("[\"fine\",\"kind\"]");
            assertThat(copy.path("summary").asString()).isEqualTo("copied from version 2 of fines");
            assertThat(call(client, "list_designs", Map.of("limit", 1))
                            .path("items")
                            .path(0)
                            .path("name")
                            .asString())
                    .isEqualTo("again");
            call(client, "archive_design", Map.of("design_id", id));
            assertThat(call(client, "list_designs", Map.of()).path("items").size())
                    .isEqualTo(1);
            McpSchema.CallToolResult wrong = RunningBridge.tool(
                    client,
                    "reorder_columns",
                    Map.of(
                            "design_id",
                            copy.path("design_id").asString(),
                            "names",
                            List.of("fien", "kind", "kind"),
                            "after",
                            "kind"));
            assertThat(RunningBridge.text(wrong))
                    .contains(
                            "there is no column 'fien' (did you mean 'fine'?)",
                            "'kind' is named twice",
                            "'kind' cannot stand behind itself");
        }
    }

    @Test
    void setsHowModelsAreAskedAndWhatHappensToTheRows() {
        String ada = bridge.tokens().person("ada");
        String id = designOf(ada);
        put(ada, id, "columns", Map.of("columns", List.of(DesignIT.NOTE)));
        Map<String, Object> writer =
                Map.of("alias", "writer", "inference_parameters", Map.of("temperature", 0.9, "max_tokens", 400));
        Map<String, Object> drop =
                Map.of("processor_type", "drop_columns", "name", "helpers", "column_names", List.of("kind"));
        JsonNode design = put(ada, id, "models-and-processors", Map.of("model_configs", List.of(writer)));
        assertThat(design.path("summary").asString()).isEqualTo("set how writer is asked");
        try (McpSyncClient agent = bridge.mcp(bridge.tokens().agent("ada"))) {
            JsonNode set =
                    call(agent, "set_models_and_processors", Map.of("design_id", id, "processors", List.of(drop)));
            assertThat(set.path("summary").asString()).isEqualTo("removed kind");
            McpSchema.CallToolResult wrong = RunningBridge.tool(
                    agent,
                    "set_models_and_processors",
                    Map.of(
                            "design_id",
                            id,
                            "model_configs",
                            List.of(Map.of("alias", "writer", "model", "meta/llama", "provider", "nvidia"))));
            assertThat(RunningBridge.text(wrong))
                    .contains(
                            "model_configs[0].provider: a design names no provider, and this names 'nvidia'",
                            "model_configs[0].model: there is no model role 'meta/llama'");
            McpSchema.CallToolResult none =
                    RunningBridge.tool(agent, "set_models_and_processors", Map.of("design_id", id));
            assertThat(RunningBridge.text(none)).contains("neither model_configs nor processors are given");
        }
        JsonNode newest = bridge.get(ada, "/api/bridge/designs/" + id).json();
        assertThat(newest.path("config")
                        .path("model_configs")
                        .path(0)
                        .path("inference_parameters")
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(400);
        assertThat(newest.path("config").path("processors").size()).isEqualTo(1);
    }
}
