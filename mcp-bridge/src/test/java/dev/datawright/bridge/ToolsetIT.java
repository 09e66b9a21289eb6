package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a connection sees is chosen when it is opened.
class ToolsetIT {

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",
             "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
    private static final String ACCEPT = "application/json, text/event-stream";

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

    private static List<String> tools(McpSyncClient client) {
        return client.listTools().tools().stream().map(McpSchema.Tool::name).toList();
    }

    @Test
    void givesTheAgentFewToolsAndEverybodyElseAllButTheClassicOnes() {
        String ada = bridge.tokens().person("ada");
        try (McpSyncClient agent = bridge.mcp(ada, "/mcp?toolset=agent");
                McpSyncClient full = bridge.mcp(ada)) {
            assertThat(tools(agent))
                    .contains("get_design", "set_columns", "preview_design", "read_rows")
                    .doesNotContain("create_job", "create_design")
                    .hasSizeLessThanOrEqualTo(10);
            assertThat(tools(full))
                    .containsAll(tools(agent))
                    .contains("create_job")
                    .doesNotContain("init_config");
        }
    }

    @Test
    void leavesOnlyReadingToolsWhenAskedTo() {
        String ada = bridge.tokens().client("ada", "read write");
        try (McpSyncClient byQuery = bridge.mcp(ada, "/mcp?toolset=full&read_only=true");
                McpSyncClient byHeader = bridge.mcp(ada, "/mcp", "X-MCP-Toolset", "agent", "X-MCP-Readonly", "true")) {
            assertThat(tools(byQuery)).contains("get_design", "read_rows").doesNotContain("set_columns", "create_job");
            assertThat(byQuery.listTools().tools())
                    .allMatch(tool -> Boolean.TRUE.equals(tool.annotations().readOnlyHint()));
            assertThat(tools(byHeader)).contains("get_design").doesNotContain("set_columns", "get_job");
            assertThatThrownBy(() -> RunningBridge.tool(byQuery, "create_design", Map.of()))
                    .isInstanceOf(McpError.class);
        }
    }

    @Test
    void refusesWhatItDoesNotKnowInASentence() {
        String ada = bridge.tokens().person("ada");
        RunningBridge.Answer toolset = bridge.post(ada, "/mcp?toolset=everything", INITIALIZE, "Accept", ACCEPT);
        assertThat(toolset.status()).isEqualTo(400);
        assertThat(toolset.json().path("error").path("message").asString())
                .isEqualTo("toolset: there is no toolset 'everything' (there are agent, full, classic; full when"
                        + " none is named)");
        RunningBridge.Answer readOnly =
                bridge.post(ada, "/mcp", INITIALIZE, "Accept", ACCEPT, "X-MCP-Readonly", "maybe");
        assertThat(readOnly.status()).isEqualTo(400);
        assertThat(readOnly.json().path("error").path("message").asString()).contains("give true or false");
    }

    @Test
    void keepsASessionToWhatItWasOpenedWith() {
        String ada = bridge.tokens().person("ada");
        RunningBridge.Answer opened =
                bridge.post(ada, "/mcp?toolset=agent&read_only=true", INITIALIZE, "Accept", ACCEPT);
        String list = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}";
        RunningBridge.Answer tools = bridge.post(
                ada, "/mcp?toolset=full", list, "Accept", ACCEPT, "Mcp-Session-Id", opened.header("Mcp-Session-Id"));
        assertThat(tools.status()).isEqualTo(200);
        assertThat(tools.raw().body()).contains("get_design").doesNotContain("create_job", "set_columns");
    }
}
