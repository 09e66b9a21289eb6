package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Columns in words that Data Designer does not have, through the life of a design.
class MacroIT {

    private static final Map<String, Object> NUMBER = Map.of(
            "name", "number", "column_type", "sequence", "prefix", "T-", "padding", 4, "why", "tickets are numbered");
    private static final Map<String, Object> PLATE =
            Map.of("name", "plate", "column_type", "pattern", "pattern", "[A-Z]{2}-[0-9]{4}");
    private static final Map<String, Object> PRICE = Map.of(
            "name",
            "price",
            "column_type",
            "sampler",
            "sampler_type",
            "uniform",
            "params",
            Map.of("low", 1, "high", 9),
            "null_share",
            0.1);

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
        return bridge.post(token, "/api/bridge/designs", Map.of())
                .json()
                .path("id")
                .asString();
    }

    private static JsonNode set(String token, String id, Object... columns) {
        RunningBridge.Answer answer =
                bridge.put(token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(columns)));
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

    private static JsonNode column(JsonNode design, String name) {
        return design.path("config")
                .path("columns")
                .valueStream()
                .filter(column -> column.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsWhatWasAskedAndWhatItBecame() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        JsonNode design = set(ada, id, NUMBER, PLATE, PRICE);
        assertThat(design.path("summary").asString()).isEqualTo("added 3 columns");
        assertThat(columns(design))
                .containsExactly(
                        "row_number",
                        "number",
                        "plate__1",
                        "plate__2",
                        "plate__3",
                        "plate__4",
                        "plate",
                        "price__null",
                        "price__value",
                        "price");
        assertThat(design.path("macros")
                        .path("plate")
                        .path("asked")
                        .path("pattern")
                        .asString())
                .isEqualTo("[A-Z]{2}-[0-9]{4}");
        assertThat(design.path("why").path("number").asString()).isEqualTo("tickets are numbered");
        assertThat(bridge.get(ada, "/api/bridge/designs/" + id).json().path("macros"))
                .isEqualTo(design.path("macros"));
        RunningBridge.Answer file = bridge.get(ada, "/api/bridge/designs/" + id + "/export?format=json");
        assertThat(file.header("Datawright-Left-Out")).contains("That 'plate' was asked for as a pattern");
        assertThat(file.raw().body()).doesNotContain("null_share");
        JsonNode copy = bridge.post(ada, "/api/bridge/designs/" + id + "/clone", Map.of())
                .json();
        assertThat(copy.path("macros").size()).isEqualTo(3);
    }

    @Test
    void bringsTheNumbersOfASequenceToTheBackendOnce() {
        String ada = bridge.tokens().person("ada");
        for (int i = 0; i < 2; i++) {
            String id = design(ada);
            set(ada, id, NUMBER);
            RunningBridge.Answer preview =
                    bridge.post(ada, "/api/bridge/designs/" + id + "/preview", Map.of("rows", 3));
            assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
            RunningBridge.Answer many = bridge.post(
                    ada,
                    "/api/bridge/approvals",
                    Map.of("design_id", id, "version", 2, "rows", 5_000_001, "cost_cap_usd", 0));
            assertThat(many.status()).isEqualTo(422);
            assertThat(many.json().path("violations").path(0).path("message").asString())
                    .isEqualTo("a sequence has at most 5000000 numbers");
        }
        Map<String, byte[]> numbers = Objects.requireNonNull(designer.filesets().get("datawright-numbers"));
        assertThat(numbers.keySet()).containsExactly("numbers-to-1000.csv");
        // The header, and 9, 90, 900 and 1 numbers of 1 to 4 digits, each with the end of its line.
        assertThat(numbers.get("numbers-to-1000.csv")).hasSize(11 + 18 + 270 + 3_600 + 5);
        assertThat(designer.requests())
                .filteredOn(request -> request.startsWith("PUT "))
                .hasSize(1);
        JsonNode source =
                designer.bodies().getLast().path("config").path("seed_config").path("source");
        assertThat(source.path("path").asString()).isEqualTo("default/datawright-numbers#numbers-to-1000.csv");
    }

    @Test
    void replacesWhatAMacroBecameWhenItChanges() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        set(ada, id, PLATE, DesignIT.FINE);
        JsonNode shorter = set(ada, id, Map.of("name", "plate", "column_type", "pattern", "pattern", "[A-Z]-[0-9]"));
        assertThat(columns(shorter)).containsExactlyInAnyOrder("plate__1", "plate__2", "plate", "fine");
        assertThat(shorter.path("summary").asString()).isEqualTo("changed plate");
        JsonNode plain =
                set(ada, id, Map.of("name", "plate", "column_type", "expression", "expr", "none", "dtype", "str"));
        assertThat(columns(plain)).containsExactlyInAnyOrder("plate", "fine");
        assertThat(plain.has("macros")).isFalse();
        JsonNode undone = bridge.post(ada, "/api/bridge/designs/" + id + "/undo", Map.of())
                .json();
        assertThat(undone.path("macros").has("plate")).isTrue();
    }

    @Test
    void removesWhatAMacroBroughtAlong() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        set(ada, id, NUMBER, Map.of("name", "line", "column_type", "sequence"), PLATE, DesignIT.FINE);
        String path = "/api/bridge/designs/" + id + "/columns?name=";
        assertThat(bridge.call(ada, "DELETE", path + "plate__1", null).status()).isEqualTo(422);
        JsonNode one =
                bridge.call(ada, "DELETE", path + "number&name=plate", null).json();
        assertThat(columns(one)).containsExactly("row_number", "line", "fine");
        JsonNode none = bridge.call(ada, "DELETE", path + "line", null).json();
        assertThat(columns(none)).containsExactly("fine");
        assertThat(none.path("config").has("seed_config")).isFalse();
    }

    @Test
    void meansWhatIsDrawnByAConstraintOnAColumnWithNulls() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        set(ada, id, PRICE, DesignIT.FINE);
        JsonNode constrained = bridge.put(
                        ada,
                        "/api/bridge/designs/" + id + "/constraints",
                        Map.of(
                                "constraints",
                                List.of(Map.of(
                                        "constraint_type",
                                        "column_inequality",
                                        "target_column",
                                        "price",
                                        "operator",
                                        "lt",
                                        "rhs",
                                        "fine"))))
                .json();
        assertThat(constrained
                        .path("config")
                        .path("constraints")
                        .path(0)
                        .path("target_column")
                        .asString())
                .isEqualTo("price__value");
        JsonNode renamed = bridge.post(
                        ada, "/api/bridge/designs/" + id + "/columns/rename", Map.of("from", "price", "to", "cost"))
                .json();
        assertThat(renamed.path("macros")
                        .path("cost")
                        .path("asked")
                        .path("name")
                        .asString())
                .isEqualTo("cost");
        JsonNode without = set(
                ada,
                id,
                Map.of(
                        "name",
                        "cost",
                        "column_type",
                        "sampler",
                        "sampler_type",
                        "uniform",
                        "params",
                        Map.of("low", 1, "high", 9)));
        assertThat(columns(without)).containsExactlyInAnyOrder("cost", "fine");
        assertThat(without.path("config")
                        .path("constraints")
                        .path(0)
                        .path("target_column")
                        .asString())
                .isEqualTo("cost");
    }

    @Test
    void meansWhatIsDrawnByAConditionAndASubcategoryToo() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        Map<String, Object> kind = Map.of(
                "name",
                "kind",
                "column_type",
                "sampler",
                "sampler_type",
                "category",
                "params",
                Map.of("values", List.of("car", "van")),
                "null_share",
                0.2);
        Map<String, Object> model = Map.of(
                "name",
                "model",
                "column_type",
                "sampler",
                "sampler_type",
                "subcategory",
                "params",
                Map.of("category", "kind", "values", Map.of("car", List.of("a"), "van", List.of("b"))));
        Map<String, Object> fine = Map.of(
                "name",
                "fine",
                "column_type",
                "sampler",
                "sampler_type",
                "uniform",
                "params",
                Map.of("low", 1, "high", 2),
                "conditional_params",
                Map.of("kind == 'van'", Map.of("low", 3, "high", 4)));
        JsonNode design = set(ada, id, kind, model, fine);
        assertThat(column(design, "model").path("params").path("category").asString())
                .isEqualTo("kind__value");
        assertThat(column(design, "fine").path("conditional_params").propertyNames())
                .containsExactly("kind__value == 'van'");
        Map<String, Object> always = new HashMap<>(kind);
        always.remove("null_share");
        JsonNode plain = set(ada, id, always);
        assertThat(column(plain, "model").path("params").path("category").asString())
                .isEqualTo("kind");
        assertThat(column(plain, "fine").path("conditional_params").propertyNames())
                .containsExactly("kind == 'van'");
        RunningBridge.Answer wrong = bridge.put(
                ada,
                "/api/bridge/designs/" + id + "/columns",
                Map.of(
                        "columns",
                        List.of(
                                kind,
                                Map.of(
                                        "name",
                                        "fine",
                                        "column_type",
                                        "sampler",
                                        "sampler_type",
                                        "uniform",
                                        "params",
                                        Map.of("low", 1, "high", 2),
                                        "conditional_params",
                                        Map.of("kind == (", Map.of("low", 3, "high", 4))))));
        assertThat(wrong.status()).isEqualTo(422);
    }

    @Test
    void namesWhatIsWrongAtThePlaceWhereItWasSent() {
        String ada = bridge.tokens().person("ada");
        String id = design(ada);
        set(ada, id, PLATE, Map.of("name", "price__null", "column_type", "expression", "expr", "x", "dtype", "str"));
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read write"))) {
            McpSchema.CallToolResult wrong = RunningBridge.tool(
                    client,
                    "set_columns",
                    Map.of(
                            "design_id",
                            id,
                            "columns",
                            List.of(
                                    Map.of("name", "code", "column_type", "pattern", "pattern", "[A-Z]+"),
                                    PRICE,
                                    Map.of("name", "plate__1", "column_type", "expression", "expr", "x"),
                                    Map.of("name", "sum", "column_type", "expression", "expr", "{{ fien }}"))));
            assertThat(wrong.isError()).isTrue();
            assertThat(RunningBridge.text(wrong))
                    .contains(
                            "columns[0].pattern: At character 6",
                            "columns[1]: it needs a column 'price__null', and there is one",
                            "columns[2]: 'plate__1' belongs to 'plate'",
                            "columns[3].expr: ");
            McpSchema.CallToolResult told =
                    RunningBridge.tool(client, "describe_column_types", Map.of("type", "sequence"));
            assertThat(RunningBridge.text(told)).contains("padding");
        }
    }
}
