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

/// Names, copies and renamed columns.
class EditingIT {

    private static final Map<String, Object> TOTAL =
            Map.of("name", "total", "column_type", "expression", "expr", "{{ fine + 1 }}", "dtype", "float");
    private static final Map<String, Object> HELPER = Map.of(
            "name",
            "helper",
            "column_type",
            "sampler",
            "sampler_type",
            "bernoulli",
            "params",
            Map.of("p", 0.5),
            "drop",
            true);

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

    private static String create(String token, Map<String, Object> body) {
        RunningBridge.Answer answer = bridge.post(token, "/api/bridge/designs", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static JsonNode set(String token, String id, Object... columns) {
        RunningBridge.Answer answer = bridge.put(
                token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(columns), "rows", 20));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode get(String token, String id) {
        return bridge.get(token, "/api/bridge/designs/" + id).json();
    }

    @Test
    void makesNoVersionForANameAlone() {
        String ada = bridge.tokens().person("names");
        String id = create(ada, Map.of());
        set(ada, id, DesignIT.FINE);
        JsonNode named = bridge.call(ada, "PATCH", "/api/bridge/designs/" + id, Map.of("name", " My  <b>tickets</b>\n"))
                .json();
        assertThat(named.path("name").asString()).isEqualTo("My <b>tickets</b>");
        assertThat(named.path("version").asInt()).isEqualTo(2);
        assertThat(get(ada, id).path("name").asString()).isEqualTo("My <b>tickets</b>");
        JsonNode events = bridge.get(ada, "/api/bridge/events?after=0").json().path("items");
        assertThat(events.valueStream()
                        .map(event -> event.path("version").asInt())
                        .toList())
                .containsExactly(1, 2, 2);
        bridge.post(ada, "/api/bridge/designs/" + id + "/restore", Map.of("version", 1));
        assertThat(get(ada, id).path("name").asString()).isEqualTo("My <b>tickets</b>");
        JsonNode both = bridge.call(ada, "PATCH", "/api/bridge/designs/" + id, Map.of("name", "x", "rows", 7))
                .json();
        assertThat(both.path("version").asInt()).isEqualTo(4);
        assertThat(both.path("summary").asString()).isEqualTo("asked for 7 rows");
        assertThat(both.path("name").asString()).isEqualTo("x");
    }

    @Test
    void letsTheAgentNameADesignUntilAPersonDoes() {
        String ada = bridge.tokens().person("ada");
        String id = create(ada, Map.of());
        try (McpSyncClient agent = bridge.mcp(bridge.tokens().agent("ada"))) {
            assertThat(name(agent, id, "parking tickets", DesignIT.FINE)).isEqualTo("parking tickets");
            assertThat(name(agent, id, "fines", DesignIT.FINE)).isEqualTo("fines");
            assertThat(get(ada, id).path("version").asInt()).isEqualTo(2);
            bridge.call(ada, "PATCH", "/api/bridge/designs/" + id, Map.of("name", "Mine"));
            assertThat(name(agent, id, "other", TOTAL)).isEqualTo("Mine");
            assertThat(get(ada, id).path("version").asInt()).isEqualTo(3);
        }
    }

    private static String name(McpSyncClient agent, String id, String name, Map<String, Object> column) {
        McpSchema.CallToolResult result = RunningBridge.tool(
                agent, "set_columns", Map.of("design_id", id, "name", name, "columns", List.of(column)));
        assertThat(result.isError()).as(RunningBridge.text(result)).isFalse();
        return RunningBridge.structured(result).path("name").asString();
    }

    @Test
    void copiesAVersionOfAnotherDesignOfTheSamePerson() {
        String ada = bridge.tokens().person("ada");
        String id = create(ada, Map.of("name", "tickets", "seed", 7));
        set(ada, id, DesignIT.FINE);
        set(ada, id, TOTAL);
        JsonNode copy = get(ada, create(ada, Map.of("from", Map.of("design_id", id, "version", 2))));
        assertThat(copy.path("id").asString()).isNotEqualTo(id);
        assertThat(copy.path("version").asInt()).isEqualTo(1);
        assertThat(copy.path("name").asString()).isEqualTo("tickets");
        assertThat(copy.path("seed").asInt()).isEqualTo(7);
        assertThat(copy.path("rows").asInt()).isEqualTo(20);
        assertThat(copy.path("why").path("fine").asString()).isEqualTo("a fine between 15 and 250");
        assertThat(copy.path("config").path("columns").size()).isEqualTo(1);
        assertThat(copy.path("summary").asString()).isEqualTo("copied from version 2 of tickets");
        assertThat(get(ada, create(ada, Map.of("name", "new", "from", Map.of("design_id", id))))
                        .path("config")
                        .path("columns")
                        .size())
                .isEqualTo(2);
        Map<String, Object> from = Map.of("from", Map.of("design_id", id));
        assertThat(bridge.post(bridge.tokens().person("eve"), "/api/bridge/designs", from)
                        .status())
                .isEqualTo(404);
        assertThat(bridge.post(ada, "/api/bridge/designs", Map.of("from", Map.of()))
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("from.design_id: which design to copy is missing");
    }

    @Test
    void countsOnlyColumnsThatPeopleSee() {
        String ada = bridge.tokens().person("counts");
        String id = create(ada, Map.of());
        assertThat(set(ada, id, DesignIT.FINE, HELPER, TOTAL).path("summary").asString())
                .isEqualTo("added 2 columns, asked for 20 rows");
        assertThat(bridge.get(ada, "/api/bridge/designs")
                        .json()
                        .path("items")
                        .path(0)
                        .path("columns")
                        .asInt())
                .isEqualTo(2);
        bridge.call(ada, "DELETE", "/api/bridge/designs/" + id + "/columns?name=helper", null);
        assertThat(get(ada, id).path("summary").asString()).isEqualTo("changed how columns are made");
    }

    @Test
    void renamesAColumnWithEverythingThatNamesIt() {
        String ada = bridge.tokens().person("ada");
        String id = create(ada, Map.of());
        set(ada, id, DesignIT.FINE, TOTAL);
        String path = "/api/bridge/designs/" + id + "/columns/rename";
        JsonNode renamed = bridge.post(ada, path, Map.of("from", "fine", "to", "amount", "base_version", 2))
                .json();
        assertThat(renamed.path("summary").asString()).isEqualTo("renamed fine to amount");
        assertThat(renamed.path("config").path("columns").path(0).path("name").asString())
                .isEqualTo("amount");
        assertThat(renamed.path("config").path("columns").path(1).path("expr").asString())
                .isEqualTo("{{ amount + 1 }}");
        assertThat(renamed.path("why").toString()).isEqualTo("{\"amount\":\"a fine between 15 and 250\"}");
        assertThat(bridge.post(ada, path, Map.of("from", "amount", "to", "x", "base_version", 2))
                        .status())
                .isEqualTo(409);
        assertThat(sentence(ada, path, "amount", "Total"))
                .isEqualTo("to: there is a column 'total' already (choose another name)");
        assertThat(sentence(ada, path, "amonut", "x"))
                .isEqualTo("from: there is no column 'amonut' (did you mean 'amount'?)");
        assertThat(sentence(ada, path, "amount", "my amount")).startsWith("to: The name 'my amount' cannot be used");
        assertThat(sentence(ada, path, "amount", "")).startsWith("to: The column has an empty name");
        assertThat(sentence(ada, path, "amount", "else")).contains("is a word of the template language");
        assertThat(get(ada, id).path("version").asInt()).isEqualTo(3);
    }

    private static String sentence(String token, String path, String from, String to) {
        RunningBridge.Answer answer = bridge.post(token, path, Map.of("from", from, "to", to));
        assertThat(answer.status()).isEqualTo(422);
        JsonNode violation = answer.json().path("violations").path(0);
        return violation.path("path").asString() + ": "
                + violation.path("message").asString() + " ("
                + violation.path("suggestion").asString() + ")";
    }

    @Test
    void saysWhoIsMadeFromAColumnThatShouldGo() {
        String ada = bridge.tokens().person("ada");
        String id = create(ada, Map.of());
        set(ada, id, DesignIT.FINE, TOTAL);
        String path = "/api/bridge/designs/" + id + "/columns";
        RunningBridge.Answer refused = bridge.call(ada, "DELETE", path + "?name=fine", null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("violations").toString())
                .contains("'total' is made from 'fine'", "change 'total' first, or remove it too");
        assertThat(bridge.call(ada, "DELETE", path + "?name=fine&name=total&base_version=1", null)
                        .status())
                .isEqualTo(409);
        assertThat(bridge.call(ada, "DELETE", path + "?name=fine&name=total&base_version=2", null)
                        .status())
                .isEqualTo(200);
    }
}
