package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The tools of the original MCP server, in the order its callers use them.
class ClassicIT {

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

    private static McpSyncClient client(String owner) {
        return bridge.mcp(bridge.tokens().client(owner, "read write"), "/mcp?toolset=classic");
    }

    private static JsonNode done(McpSyncClient client, String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = RunningBridge.tool(client, tool, arguments);
        assertThat(result.isError())
                .as(tool + ": " + RunningBridge.text(result))
                .isFalse();
        return RunningBridge.structured(result);
    }

    private static String refused(McpSyncClient client, String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = RunningBridge.tool(client, tool, arguments);
        assertThat(result.isError()).as(tool).isTrue();
        return RunningBridge.text(result);
    }

    @Test
    void playsTheOriginalsFlowFromInitConfigToFinalizeSubmission() {
        try (McpSyncClient client = client("ada")) {
            String design =
                    done(client, "init_config", Map.of()).path("design_id").asString();
            addEveryKindOfColumn(client);
            assertThat(done(client, "add_model_config", Map.of("alias", "writer", "temperature", 0.5))
                            .path("status")
                            .asString())
                    .isEqualTo("added");
            done(client, "add_column_constraint", Map.of("target_column", "price", "operator", "<=", "rhs_value", 90));
            done(
                    client,
                    "add_column_constraint",
                    Map.of("target_column", "quantity", "operator", "<", "rhs_column", "price"));
            JsonNode summary = done(client, "get_config_summary", Map.of());
            assertThat(summary.path("ready_to_submit").asBoolean())
                    .as(summary.toString())
                    .isTrue();
            assertThat(summary.path("num_columns").asInt()).isEqualTo(16);
            assertThat(summary.path("models").toString()).isEqualTo("[\"writer\"]");
            assertThat(summary.path("constraints").toString()).isEqualTo("[\"price <= 90.0\",\"quantity < price\"]");
            JsonNode preview = done(client, "preview_data", Map.of("num_records", 2));
            assertThat(preview.path("data").size()).isEqualTo(2);
            String person = bridge.tokens().person("ada");
            Map<String, Object> spec = Map.of(
                    "design_id", design, "version", summary.path("version").asInt(), "rows", 6, "cost_cap_usd", 0.5);
            String approval = bridge.post(person, "/api/bridge/approvals", spec)
                    .json()
                    .path("id")
                    .asString();
            assertThat(refused(client, "create_job", Map.of("job_name", "orders", "num_records", 6)))
                    .contains("A job needs an approval");
            JsonNode submitted = done(client, "create_job", Map.of("job_name", "orders", "approval_id", approval));
            assertThat(submitted.path("num_records").asInt()).isEqualTo(6);
            String job = submitted.path("job_id").asString();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> done(client, "get_job_status", Map.of("job_id", job))
                            .path("status")
                            .asString()
                            .matches("completed|error"));
            assertThat(done(client, "get_job_status", Map.of("job_id", job))
                            .path("status")
                            .asString())
                    .isEqualTo("completed");
            assertThat(done(client, "import_results", Map.of("job_id", job, "session_id", "s1"))
                            .path("rows")
                            .asInt())
                    .isEqualTo(6);
            String csv = done(client, "download_results", Map.of("job_id", job))
                    .path("files")
                    .path(0)
                    .path("path")
                    .asString();
            assertThat(bridge.call(null, "GET", csv, null).raw().body()).startsWith("ticket,status");
            JsonNode closed = done(client, "finalize_submission", Map.of("job_id", job));
            assertThat(closed.path("rows").asInt()).isEqualTo(6);
            assertThat(closed.path("preview").size()).isEqualTo(5);
            assertThat(closed.path("files").size()).isEqualTo(4);
            assertThat(refused(client, "get_config_summary", Map.of())).contains("No design is in hand", design);
        }
    }

    private static void addEveryKindOfColumn(McpSyncClient client) {
        add(client, "uuid", "ticket", Map.of("prefix", "T-", "short_form", true));
        add(client, "category", "status", Map.of("values", List.of("paid", "unpaid"), "weights", List.of(3, 1)));
        add(
                client,
                "subcategory",
                "reason",
                Map.of("category", "status", "values", Map.of("paid", List.of("cash"), "unpaid", List.of("late"))));
        add(client, "float", "price", Map.of("low", 1, "high", 99.5, "decimal_places", 2));
        add(client, "int", "quantity", Map.of("low", 1, "high", 10));
        add(client, "datetime", "ordered_at", Map.of("start", "2026-01-01", "end", "2027-01-01", "unit", "D"));
        add(
                client,
                "timedelta",
                "shipped_at",
                Map.of("reference_column_name", "ordered_at", "dt_min", 1, "dt_max", 5, "unit", "D"));
        add(client, "person", "customer", Map.of("locale", "en_US", "drop", true));
        add(client, "gaussian", "height", Map.of("mean", 175, "stddev", 7.5, "decimal_places", 1));
        add(client, "poisson", "calls", Map.of("mean", 3.5));
        add(client, "bernoulli", "returned", Map.of("p", 0.1));
        add(client, "expression", "label", Map.of("expr", "{{ status }}: {{ price }}"));
        add(client, "llm_text", "note", Map.of("prompt", "One sentence about {{ status }}.", "model_alias", "writer"));
        add(client, "llm_code", "query", Map.of("prompt", "A query for {{ status }}.", "code_lang", "sql:postgres"));
        Map<String, Object> stars = Map.of("type", "object", "properties", Map.of("stars", Map.of("type", "integer")));
        add(client, "llm_structured", "review", Map.of("prompt", "Review {{ label }}.", "output_format", stars));
        Map<String, Object> clarity =
                Map.of("name", "clarity", "description", "Is it clear?", "options", Map.of("1", "no", "5", "yes"));
        add(client, "llm_judge", "quality", Map.of("prompt", "Judge {{ note }}.", "scores", List.of(clarity)));
    }

    private static void add(McpSyncClient client, String kind, String name, Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("name", name);
        JsonNode added = done(client, "add_" + kind + "_column", all);
        assertThat(added.path("column").asString()).isEqualTo(name);
    }

    @Test
    void answersACallThatIsRepeatedUnderItsKeyAsBefore() {
        try (McpSyncClient client = client("dora")) {
            String design =
                    done(client, "init_config", Map.of()).path("design_id").asString();
            done(client, "add_float_column", Map.of("name", "price", "low", 1, "high", 9));
            done(client, "add_llm_text_column", Map.of("name", "note", "prompt", "About {{ price }}."));
            Map<String, Object> model = Map.of("alias", "writer", "temperature", 0.5);
            Map<String, Object> constraint = Map.of("target_column", "price", "operator", "<", "rhs_value", 8);
            JsonNode modelled = once(client, "add_model_config", model, "model");
            JsonNode constrained = once(client, "add_column_constraint", constraint, "constraint");

            assertThat(once(client, "add_model_config", model, "model")).isEqualTo(modelled);
            assertThat(once(client, "add_column_constraint", constraint, "constraint"))
                    .isEqualTo(constrained);
            assertThat(RunningBridge.text(RunningBridge.tool(
                            client, "add_model_config", Map.of("alias", "writer", "temperature", 0.6), "model")))
                    .contains("was used for add_model_config with other arguments");
            int version =
                    done(client, "get_config_summary", Map.of()).path("version").asInt();
            assertThat(version).isEqualTo(constrained.path("version").asInt());

            Map<String, Object> spec = Map.of("design_id", design, "version", version, "rows", 3, "cost_cap_usd", 0.5);
            String approval = bridge.post(bridge.tokens().person("dora"), "/api/bridge/approvals", spec)
                    .json()
                    .path("id")
                    .asString();
            Map<String, Object> wanted = Map.of("job_name", "prices", "approval_id", approval);
            JsonNode job = once(client, "create_job", wanted, "job");
            assertThat(once(client, "create_job", wanted, "job")).isEqualTo(job);
        }
    }

    private static JsonNode once(McpSyncClient client, String tool, Map<String, Object> arguments, String key) {
        McpSchema.CallToolResult result = RunningBridge.tool(client, tool, arguments, key);
        assertThat(result.isError())
                .as(tool + ": " + RunningBridge.text(result))
                .isFalse();
        return RunningBridge.structured(result);
    }

    @Test
    void keepsTheDesignInHandToItsSession() {
        try (McpSyncClient first = client("bob");
                McpSyncClient second = client("bob")) {
            String design = done(first, "init_config", Map.of("name", "one"))
                    .path("design_id")
                    .asString();
            assertThat(refused(second, "add_uuid_column", Map.of("name", "id")))
                    .contains("Call init_config")
                    .contains(design);
            done(second, "add_uuid_column", Map.of("name", "id", "design_id", design));
            assertThat(done(second, "get_config_summary", Map.of()).path("name").asString())
                    .isEqualTo("one");
        }
    }

    @Test
    void tellsEverythingThatIsWrongInTheWordsOfItsArguments() {
        try (McpSyncClient client = client("cleo")) {
            done(client, "init_config", Map.of());
            assertThat(refused(client, "add_float_column", Map.of("name", "price")))
                    .contains("'low' is missing")
                    .contains("'high' is missing");
            assertThat(refused(client, "add_float_column", Map.of("name", "price", "low", 9, "high", 1)))
                    .contains("- low: ")
                    .doesNotContain("columns[0]");
            assertThat(refused(client, "add_llm_text_column", Map.of("name", "note", "prompt", "About {{ nothing }}.")))
                    .contains("prompt: ");
            assertThat(refused(
                            client,
                            "add_column_constraint",
                            Map.of("target_column", "a", "operator", "=", "rhs_value", 1)))
                    .contains("there is no operator '='");
        }
    }
}
