package dev.datawright.endtoend.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Any MCP client at the edge, with a token of its own.
public final class McpCaller implements AutoCloseable {

    private final McpSyncClient client;

    public McpCaller(URI edge, String token) {
        this(edge, "/mcp", () -> token);
    }

    /// @param endpoint such as `/mcp?toolset=classic`
    /// @param token asked for anew before every request, since tokens are short-lived
    public McpCaller(URI edge, String endpoint, Supplier<String> token) {
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder(edge.toString())
                        .endpoint(endpoint)
                        .connectTimeout(Duration.ofSeconds(10))
                        .httpRequestCustomizer((request, method, uri, body, context) ->
                                request.setHeader("Authorization", "Bearer " + token.get()))
                        .build())
                .requestTimeout(Duration.ofMinutes(2))
                .initializationTimeout(Duration.ofSeconds(30))
                .build();
        var unused = client.initialize();
    }

    public Set<String> tools() {
        return client.listTools().tools().stream()
                .map(McpSchema.Tool::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Said call(String tool, Map<String, Object> arguments) {
        return call(tool, arguments, Map.of());
    }

    /// What a tool answers that does what it was asked for.
    public Said done(String tool, Map<String, Object> arguments) {
        Said said = call(tool, arguments);
        assertThat(said.error()).as("%s: %s", tool, said.text()).isFalse();
        return said;
    }

    /// What a tool says that refuses.
    public String refused(String tool, Map<String, Object> arguments) {
        Said said = call(tool, arguments);
        assertThat(said.error()).as("%s: %s", tool, said.text()).isTrue();
        return said.text();
    }

    /// @param key names the effect: the same key is the same effect
    public Said callOnce(String key, String tool, Map<String, Object> arguments) {
        return call(tool, arguments, Map.of("dev.datawright/idempotency-key", key));
    }

    private Said call(String tool, Map<String, Object> arguments, Map<String, Object> meta) {
        McpSchema.CallToolResult result = client.callTool(new McpSchema.CallToolRequest(tool, arguments, meta));
        String text = result.content().stream()
                .filter(McpSchema.TextContent.class::isInstance)
                .map(content -> ((McpSchema.TextContent) content).text())
                .collect(Collectors.joining("\n"));
        return new Said(
                Boolean.TRUE.equals(result.isError()),
                text,
                WireJson.mapper()
                        .valueToTree(result.structuredContent() == null ? List.of() : result.structuredContent()));
    }

    @Override
    public void close() {
        client.close();
    }

    /// A tool's answer.
    public record Said(boolean error, String text, JsonNode content) {}
}
