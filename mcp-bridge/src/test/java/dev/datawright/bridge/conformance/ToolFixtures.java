package dev.datawright.bridge.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The tools that the suite calls.
@Configuration(proxyBeanMethods = false)
@Profile("conformance")
class ToolFixtures {

    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final String WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";
    private static final Map<String, Object> NOTHING = Map.of("type", "object", "properties", Map.of());

    @Bean
    List<SyncToolSpecification> conformanceTools() {
        return List.of(
                says("test_simple_text", new TextContent("This is a simple text response for testing.")),
                says("test_image_content", image()),
                says("test_audio_content", new McpSchema.AudioContent(null, WAV, "audio/wav")),
                says(
                        "test_embedded_resource",
                        embedded("test://embedded-resource", "This is an embedded resource content.")),
                says(
                        "test_multiple_content_types",
                        new TextContent("Multiple content types test:"),
                        image(),
                        new McpSchema.EmbeddedResource(
                                null,
                                new McpSchema.TextResourceContents(
                                        "test://mixed-content-resource",
                                        "application/json",
                                        "{\"test\":\"data\",\"value\":123}"))),
                tool("test_tool_with_logging", NOTHING, ToolFixtures::logs),
                tool(
                        "test_error_handling",
                        NOTHING,
                        (exchange, request) -> CallToolResult.builder()
                                .addTextContent("This tool intentionally returns an error for testing")
                                .isError(true)
                                .build()),
                tool("test_tool_with_progress", NOTHING, ToolFixtures::tells),
                says("test_reconnection", new TextContent("Reconnection test completed")),
                tool("test_sampling", oneText("prompt"), ToolFixtures::samples),
                tool(
                        "test_elicitation",
                        oneText("message"),
                        (exchange, request) -> asks(
                                exchange,
                                String.valueOf(request.arguments().get("message")),
                                Map.of(
                                        "username", Map.of("type", "string", "description", "User's response"),
                                        "email", Map.of("type", "string", "description", "User's email address")),
                                List.of("username", "email"))),
                tool(
                        "test_elicitation_sep1034_defaults",
                        NOTHING,
                        (exchange, request) -> asks(exchange, "Please review the defaults", defaults(), List.of())),
                tool(
                        "test_elicitation_sep1330_enums",
                        NOTHING,
                        (exchange, request) -> asks(exchange, "Please choose", choices(), List.of())),
                tool("json_schema_2020_12_tool", dialect(), (exchange, request) -> said("JSON Schema 2020-12")));
    }

    static Content image() {
        return new McpSchema.ImageContent(null, PNG, "image/png");
    }

    static Content embedded(String uri, String text) {
        return new McpSchema.EmbeddedResource(null, new McpSchema.TextResourceContents(uri, "text/plain", text));
    }

    private static SyncToolSpecification says(String name, Content... content) {
        return tool(
                name,
                NOTHING,
                (exchange, request) -> CallToolResult.builder()
                        .content(List.of(content))
                        .isError(false)
                        .build());
    }

    private static CallToolResult said(String text) {
        return CallToolResult.builder().addTextContent(text).isError(false).build();
    }

    private static SyncToolSpecification tool(
            String name,
            Map<String, Object> input,
            BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> body) {
        return SyncToolSpecification.builder()
                .tool(McpSchema.Tool.builder(name, input)
                        .description("Fixture of the conformance suite.")
                        .annotations(new McpSchema.ToolAnnotations(name, true, false, true, false, null))
                        .meta(Map.of("dev.datawright/toolsets", List.of("full")))
                        .build())
                .callHandler(body)
                .build();
    }

    private static Map<String, Object> oneText(String name) {
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(name, Map.of("type", "string", "description", "A text.")),
                "required",
                List.of(name));
    }

    private static void pause() {
        LockSupport.parkNanos(50_000_000);
    }

    private static CallToolResult logs(McpSyncServerExchange exchange, CallToolRequest request) {
        for (String line : List.of("Tool execution started", "Tool processing data", "Tool execution completed")) {
            exchange.loggingNotification(
                    new McpSchema.LoggingMessageNotification(McpSchema.LoggingLevel.INFO, "fixture", line));
            pause();
        }
        return said("Logged three lines");
    }

    private static CallToolResult tells(McpSyncServerExchange exchange, CallToolRequest request) {
        Object token = request.progressToken();
        for (int done = 0; done <= 100; done += 50) {
            if (token != null) {
                exchange.progressNotification(
                        new McpSchema.ProgressNotification(token, done, 100.0, "Completed step " + done + " of 100"));
            }
            pause();
        }
        return said(String.valueOf(token));
    }

    private static CallToolResult samples(McpSyncServerExchange exchange, CallToolRequest request) {
        McpSchema.SamplingMessage message = new McpSchema.SamplingMessage(
                McpSchema.Role.USER,
                new TextContent(String.valueOf(request.arguments().get("prompt"))));
        McpSchema.CreateMessageResult result = exchange.createMessage(
                new McpSchema.CreateMessageRequest(List.of(message), null, null, null, null, 100, null, null));
        return said("LLM response: " + (result.content() instanceof TextContent text ? text.text() : ""));
    }

    private static CallToolResult asks(
            McpSyncServerExchange exchange, String message, Map<String, Object> properties, List<String> required) {
        McpSchema.ElicitResult result = exchange.createElicitation(McpSchema.ElicitFormRequest.builder(
                        message, Map.of("type", "object", "properties", properties, "required", required))
                .build());
        return said("Elicitation completed: action="
                + String.valueOf(result.action()).toLowerCase(java.util.Locale.ROOT) + ", content="
                + result.content());
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", Map.of("type", "string", "default", "John Doe"));
        all.put("age", Map.of("type", "integer", "default", 30));
        all.put("score", Map.of("type", "number", "default", 95.5));
        all.put(
                "status",
                Map.of("type", "string", "enum", List.of("active", "inactive", "pending"), "default", "active"));
        all.put("verified", Map.of("type", "boolean", "default", true));
        return all;
    }

    private static Map<String, Object> choices() {
        List<String> options = List.of("option1", "option2", "option3");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("untitledSingle", Map.of("type", "string", "enum", options));
        all.put("titledSingle", Map.of("type", "string", "oneOf", titled("Option")));
        all.put(
                "legacyEnum",
                Map.of(
                        "type",
                        "string",
                        "enum",
                        List.of("opt1", "opt2", "opt3"),
                        "enumNames",
                        List.of("Option One", "Option Two", "Option Three")));
        all.put("untitledMulti", Map.of("type", "array", "items", Map.of("type", "string", "enum", options)));
        all.put("titledMulti", Map.of("type", "array", "items", Map.of("anyOf", titled("Choice"))));
        return all;
    }

    private static List<Map<String, String>> titled(String kind) {
        return List.of(
                Map.of("const", "value1", "title", "First " + kind),
                Map.of("const", "value2", "title", "Second " + kind),
                Map.of("const", "value3", "title", "Third " + kind));
    }

    private static Map<String, Object> dialect() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        schema.put(
                "$defs",
                Map.of("address", Map.of("type", "object", "properties", Map.of("street", text, "city", text))));
        schema.put("properties", Map.of("name", text, "address", Map.of("$ref", "#/$defs/address")));
        schema.put("additionalProperties", false);
        return schema;
    }
}
