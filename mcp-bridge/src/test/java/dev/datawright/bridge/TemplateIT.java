package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Designs that start from a template.
class TemplateIT {

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

    private static List<JsonNode> templates(String token) {
        return bridge.get(token, "/api/bridge/templates")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> startsAValidDesignThatSurvivesItsExport() {
        String ada = bridge.tokens().person("ada");
        assertThat(templates(ada)).hasSize(10);
        return templates(ada).stream()
                .map(template -> DynamicTest.dynamicTest(template.path("name").asString(), () -> start(ada, template)));
    }

    private static void start(String ada, JsonNode template) {
        RunningBridge.Answer answer = bridge.post(
                ada,
                "/api/bridge/designs",
                Map.of("template", template.path("name").asString()));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        JsonNode design = answer.json();
        assertThat(design.path("name")).isEqualTo(template.path("title"));
        assertThat(design.path("rows")).isEqualTo(template.path("rows"));
        assertThat(design.path("summary").asString())
                .isEqualTo("created from the template " + template.path("title").asString());
        assertThat(template.path("columns").size()).isGreaterThan(7);
        assertThat(template.path("description").asString()).matches("[A-Z][^.]{40,160}\\.");
        String path = "/api/bridge/designs/" + design.path("id").asString();
        assertThat(bridge.post(ada, path + "/validate", Map.of())
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
        assertThat(bridge.post(
                                ada,
                                path + "/estimate",
                                Map.of("rows", design.path("rows").asLong()))
                        .status())
                .isEqualTo(200);
        for (String format : List.of("yaml", "json")) {
            String file =
                    bridge.get(ada, path + "/export?format=" + format).raw().body();
            RunningBridge.Answer again = bridge.post(ada, "/api/bridge/designs/import", Map.of("content", file));
            assertThat(again.json().path("config")).as(again.raw().body()).isEqualTo(design.path("config"));
        }
    }

    @Test
    void offersThemToClients() {
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read write"))) {
            McpSchema.CallToolResult list = RunningBridge.tool(client, "list_templates", Map.of());
            assertThat(RunningBridge.text(list)).contains("iot-readings: Sensor readings");
            McpSchema.CallToolResult created =
                    RunningBridge.tool(client, "create_design", Map.of("template", "fraud", "name", "Cards"));
            assertThat(RunningBridge.text(created)).contains("It has the columns transaction_id, is_fraud");
            McpSchema.CallToolResult unknown =
                    RunningBridge.tool(client, "create_design", Map.of("template", "frauds"));
            assertThat(unknown.isError()).isTrue();
            assertThat(RunningBridge.text(unknown))
                    .startsWith("There is no template 'frauds'. There are invoices, patients,");
        }
        String ada = bridge.tokens().person("ada");
        JsonNode fraud = bridge.get(ada, "/api/bridge/templates/fraud").json();
        assertThat(fraud.path("config").path("columns").size()).isGreaterThan(10);
        assertThat(bridge.get(ada, "/api/bridge/templates/nothing").status()).isEqualTo(404);
        RunningBridge.Answer two = bridge.post(
                ada, "/api/bridge/designs", Map.of("template", "fraud", "config", Map.of("columns", List.of())));
        assertThat(two.status()).isEqualTo(400);
    }
}
