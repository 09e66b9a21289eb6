package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.problem.ProblemResponses;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;

/// Makes a tool of its description (a JSON file of product text and schemas) and its body.
public final class Tools {

    private static final Logger log = LoggerFactory.getLogger(Tools.class);
    private static final String TOOLSETS = "dev.datawright/toolsets";
    private static final String KEY = "dev.datawright/idempotency-key";
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private Tools() {}

    /// What a tool does: parse, call the facade, answer.
    @FunctionalInterface
    public interface Body {
        ToolAnswer answer(Call call, Arguments arguments);
    }

    /// What a tool does that belongs to a session, or takes long enough to tell how far it is.
    @FunctionalInterface
    public interface SessionBody {
        ToolAnswer answer(Call call, Arguments arguments, ToolExchange exchange);
    }

    /// @param toolsets names of the toolsets that have it: agent, full, classic
    private record Description(
            String title,
            String description,
            List<String> toolsets,
            Map<String, Object> inputSchema,
            Map<String, Object> outputSchema,
            Hints hints) {}

    private record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}

    /// The tool that `tools/NAME.json` describes.
    public static SyncToolSpecification tool(String name, Body body) {
        return tool(name, (call, arguments, exchange) -> body.answer(call, arguments));
    }

    /// The tool that `tools/FILE.json` describes, under the last part of that name.
    ///
    /// @param body knows the session it is called in, and can tell how far it is
    public static SyncToolSpecification tool(String file, SessionBody body) {
        Description description = description(file);
        String name = file.substring(file.lastIndexOf('/') + 1);
        Tool tool = Tool.builder(name, description.inputSchema())
                .title(description.title())
                .description(description.description())
                .outputSchema(description.outputSchema())
                .meta(Map.of(TOOLSETS, description.toolsets()))
                .annotations(new ToolAnnotations(
                        description.title(),
                        description.hints().readOnly(),
                        description.hints().destructive(),
                        description.hints().idempotent(),
                        description.hints().openWorld(),
                        null))
                .build();
        Set<String> known = description.inputSchema().get("properties") instanceof Map<?, ?> properties
                ? new TreeSet<>(
                        properties.keySet().stream().map(String::valueOf).toList())
                : Set.of();
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((exchange, request) -> answer(name, known, exchange, request, body))
                .build();
    }

    /// Names of the toolsets that have the tool.
    static List<?> toolsets(Tool tool) {
        return tool.meta() != null && tool.meta().get(TOOLSETS) instanceof List<?> names ? names : List.of();
    }

    private static CallToolResult answer(
            String name, Set<String> known, McpSyncServerExchange exchange, CallToolRequest request, SessionBody body) {
        try {
            Object key = request.meta() == null ? null : request.meta().get(KEY);
            Call call = Callers.of(exchange.transportContext(), key == null ? null : key.toString());
            ToolAnswer answer =
                    body.answer(call, new Arguments(request.arguments(), known), new ToolExchange(exchange, request));
            return CallToolResult.builder()
                    .addTextContent(answer.text())
                    .structuredContent(WireJson.mapper().convertValue(answer.structured(), TREE))
                    .isError(false)
                    .build();
        } catch (BridgeFailure failure) {
            return error(Callers.words(failure));
        } catch (RuntimeException e) {
            String traceId = ProblemResponses.newTraceId();
            log.error("The tool {} failed (trace {})", name, traceId, e);
            return error("Something went wrong on our side (trace " + traceId + "). Trying once more may help.");
        }
    }

    private static CallToolResult error(String words) {
        return CallToolResult.builder().addTextContent(words).isError(true).build();
    }

    private static Description description(String name) {
        try (InputStream file = Tools.class.getResourceAsStream("/tools/" + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("There is no description tools/" + name + ".json");
            }
            return WireJson.mapper().readValue(file.readAllBytes(), Description.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
