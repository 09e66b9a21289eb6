package dev.datawright.endtoend.edge;

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
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Any MCP client at the edge, with a token of its own.
final class McpCaller implements AutoCloseable {

    private final McpSyncClient client;

    McpCaller(URI edge, String token) {
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder(edge.toString())
                        .endpoint("/mcp")
                        .connectTimeout(Duration.ofSeconds(10))
                        .httpRequestCustomizer((request, method, uri, body, context) ->
                                request.setHeader("Authorization", "Bearer " + token))
                        .build())
                .requestTimeout(Duration.ofMinutes(1))
                .initializationTimeout(Duration.ofSeconds(30))
                .build();
        var unused = client.initialize();
    }

    Set<String> tools() {
        return client.listTools().tools().stream()
                .map(McpSchema.Tool::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Said call(String tool, Map<String, Object> arguments) {
        return call(tool, arguments, Map.of());
    }

    /// @param key names the effect: the same key is the same effect
    Said callOnce(String key, String tool, Map<String, Object> arguments) {
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
    record Said(boolean error, String text, JsonNode content) {}
}
