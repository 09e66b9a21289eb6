package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Designs as files, and files as designs.
class ExchangeIT {

    private static final String CONFIG = """
            columns:
            - {name: kind, column_type: sampler, sampler_type: category, params: {values: [car, "yes", 05]}}
            - {name: fee, column_type: sampler, sampler_type: uniform, params: {low: 15, high: 250},
               conditional_params: {"kind == 'car'": {low: 1, high: 2}}}
            - {name: fine, column_type: sampler, sampler_type: uniform, params: {low: 15, high: 250}}
            - {name: paid, column_type: sampler, sampler_type: uniform, params: {low: 1, high: 250}}
            - name: note
              column_type: llm-text
              model_alias: writer
              prompt: |
                A note about the {{ kind }}.

                It costs {{ fine }}.
              skip: {when: "{{ fine < 20 }}", value: none}
            - {name: mark, column_type: llm-judge, model_alias: writer, prompt: "Judge {{ note }}",
               scores: [{name: tone, description: How it sounds, options: {1: rude, 2: kind}}]}
            - {name: total, column_type: expression, expr: "{{ fine + paid }}", dtype: float}
            model_configs:
            - {alias: writer, model: writer, inference_parameters: {temperature: {distribution_type: uniform,
               params: {low: 0.1, high: 0.9}}, max_tokens: 300}}
            constraints:
            - {constraint_type: column_inequality, target_column: paid, operator: le, rhs: fine}
            - {constraint_type: scalar_inequality, target_column: paid, operator: ge, rhs: 2}
            processors:
            - {processor_type: drop_columns, name: helpers, column_names: [paid]}
            - {processor_type: schema_transform, name: chat, template: {text: "{{ note }}", all: ["{{ kind }}"]}}
            """;

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

    private static JsonNode imported(String token, String content) {
        RunningBridge.Answer answer =
                bridge.post(token, "/api/bridge/designs/import", Map.of("content", content, "name", "Fines, 2026"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "json"})
    void givesBackWhatItWrote(String format) {
        String ada = bridge.tokens().person("ada");
        JsonNode design = imported(ada, CONFIG);
        assertThat(design.path("config").path("columns").size()).isEqualTo(7);
        RunningBridge.Answer file =
                bridge.get(ada, "/api/bridge/designs/" + design.path("id").asString() + "/export?format=" + format);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"fines-2026." + format + "\"");
        assertThat(file.header("Content-Type")).startsWith("application/" + format);
        assertThat(file.raw().body()).contains("default/gateway");
        JsonNode again = imported(ada, file.raw().body());
        assertThat(again.path("config")).isEqualTo(design.path("config"));
    }

    @Test
    void namesWhatItLeavesOut() {
        String ada = bridge.tokens().person("ada");
        String id = imported(ada, CONFIG).path("id").asString();
        bridge.put(
                ada,
                "/api/bridge/designs/" + id + "/constraints",
                Map.of("constraints", List.of(Map.of("constraint_type", "unique", "target_column", "kind"))));
        RunningBridge.Answer file = bridge.get(ada, "/api/bridge/designs/" + id + "/export");
        String sentence = "The constraint that 'kind' has no value twice: Data Designer has none of this kind.";
        assertThat(file.header("Datawright-Left-Out")).contains(sentence).contains("The seed ");
        assertThat(file.raw().body()).contains("# Left out: " + sentence).doesNotContain("constraint_type: unique");
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"))) {
            McpSchema.CallToolResult python =
                    RunningBridge.tool(client, "export_design", Map.of("design_id", id, "format", "python"));
            JsonNode answer = RunningBridge.structured(python);
            assertThat(answer.path("left_out").path(0).asString()).isEqualTo(sentence);
            assertThat(answer.path("file_name").asString()).isEqualTo("fines-2026.py");
            assertThat(answer.path("content").asString())
                    .contains(
                            "# Left out: " + sentence,
                            "builder.add_column(\n        column_type=\"llm-text\"",
                            "dd.ModelConfig(");
        }
    }

    @Test
    void namesWhatTemplatesMayOnlySayHere() {
        String ada = bridge.tokens().person("ada");
        String id = imported(ada, """
                        columns:
                        - {name: who, column_type: sampler, sampler_type: person_from_faker, params: {}, drop: true}
                        - {name: mail, column_type: expression, expr: "{{ who.email_address | default('none') }}"}
                        """).path("id").asString();
        assertThat(bridge.get(ada, "/api/bridge/designs/" + id + "/export")
                        .raw()
                        .body())
                .contains(
                        "# Left out: The email_address of 'who' in 'mail': Data Designer's people from Faker have none",
                        "# Left out: That 'mail' may use the filter 'default': Data Designer refuses it");
    }

    @Test
    void readsWhatTheLibraryWritesOfItself() {
        String ada = bridge.tokens().person("ada");
        JsonNode design = imported(ada, """
                {"data_designer": {"columns": [{"name": "note", "drop": false,
                  "column_type": "llm-text", "prompt": "Hello", "model_alias": "writer", "system_prompt": null,
                  "multi_modal_context": null, "tool_alias": null, "with_trace": "none",
                  "extract_reasoning_content": false, "skip": null, "propagate_skip": true}],
                 "model_configs": [{"alias": "writer", "model": "writer", "provider": "default/gateway",
                  "inference_parameters": {"generation_type": "chat-completion", "max_parallel_requests": 4,
                   "timeout": null, "extra_body": null, "temperature": null, "top_p": null, "max_tokens": null},
                  "skip_health_check": false}],
                 "tool_configs": null, "seed_config": null, "constraints": null, "profilers": null,
                 "processors": null}, "library_version": "0.9.1"}""");
        assertThat(design.path("config").path("model_configs").toString())
                .isEqualTo("[{\"alias\":\"writer\",\"model\":\"writer\"}]");
    }

    @Test
    void putsAFileInThePlaceOfADesignsContent() {
        String ada = bridge.tokens().person("ada");
        String id = imported(ada, CONFIG).path("id").asString();
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read write"))) {
            Map<String, Object> arguments = new HashMap<>(Map.of(
                    "design_id",
                    id,
                    "content",
                    "columns: [{name: a, column_type: sampler, sampler_type: uuid, params: {}}]",
                    "base_version",
                    1));
            McpSchema.CallToolResult set = RunningBridge.tool(client, "import_design", arguments);
            assertThat(RunningBridge.structured(set).path("columns").toString()).isEqualTo("[\"a\"]");
            McpSchema.CallToolResult late = RunningBridge.tool(client, "import_design", arguments);
            assertThat(RunningBridge.text(late)).contains("version 2 by a client: added a, removed 6 columns");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'columns: *x'                                       |      | 400 | there is an anchor or alias
            '{"columns": [], "columns": []}'                    |      | 400 | Duplicate
            'import data_designer'                              | python | 400 | would have to be run
            'hello'                                             |      | 400 | it is no Data Designer config
            '{"columns": [{'                                    |      | 400 | line 1
            ' '                                                 |      | 400 | there is nothing to import
            'columns: [{name: a, column_type: sapmler}]'        |      | 422 | wrong with the design
            """)
    void refusesWhatIsNoConfig(String content, String format, int status, String words) {
        String ada = bridge.tokens().person("ada");
        Map<String, Object> body = new HashMap<>(Map.of("content", content));
        if (format != null) {
            body.put("format", format);
        }
        RunningBridge.Answer answer = bridge.post(ada, "/api/bridge/designs/import", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).contains(words);
    }

    @Test
    void refusesModelsPastTheGatewayWithTheReason() {
        String ada = bridge.tokens().person("ada");
        RunningBridge.Answer answer = bridge.post(ada, "/api/bridge/designs/import", Map.of("content", """
                columns: [{name: note, column_type: llm-text, model_alias: nvidia-text, prompt: Hello}]
                model_configs: [{alias: nvidia-text, model: nvidia/nemotron, provider: nvidia}]
                """));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("violations").toString())
                .contains(
                        "there is no model role 'nvidia-text'",
                        "there is no model role 'nvidia/nemotron'",
                        "a design names no provider, and this names 'nvidia'",
                        "models are asked at the gateway");
    }
}
