package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.problem.ProblemResponses;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Edge;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
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
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.core.type.TypeReference;

/// Makes a tool of its description (a JSON file of product text and schemas) and its body.
public final class Tools {

    static final String TOKEN = "token";

    private static final Logger log = LoggerFactory.getLogger(Tools.class);
    private static final String KEY = "dev.datawright/idempotency-key";
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private Tools() {}

    /// What a tool does: parse, call the facade, answer.
    @FunctionalInterface
    public interface Body {
        ToolAnswer answer(Call call, Arguments arguments);
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
        Description description = description(name);
        Tool tool = Tool.builder(name, description.inputSchema())
                .title(description.title())
                .description(description.description())
                .outputSchema(description.outputSchema())
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
                .callHandler((exchange, request) -> answer(name, known, exchange.transportContext(), request, body))
                .build();
    }

    private static CallToolResult answer(
            String name, Set<String> known, McpTransportContext context, CallToolRequest request, Body body) {
        try {
            if (!(context.get(TOKEN) instanceof Jwt token)) {
                throw new IllegalStateException("The MCP endpoint was reached without a token");
            }
            Object key = request.meta() == null ? null : request.meta().get(KEY);
            Call call = Call.of(token, Edge.MCP, key == null ? null : key.toString());
            ToolAnswer answer = body.answer(call, new Arguments(request.arguments(), known));
            return CallToolResult.builder()
                    .addTextContent(answer.text())
                    .structuredContent(WireJson.mapper().convertValue(answer.structured(), TREE))
                    .isError(false)
                    .build();
        } catch (BridgeFailure failure) {
            return error(words(failure));
        } catch (RuntimeException e) {
            String traceId = ProblemResponses.newTraceId();
            log.error("The tool {} failed (trace {})", name, traceId, e);
            return error("Something went wrong on our side (trace " + traceId + "). Trying once more may help.");
        }
    }

    private static CallToolResult error(String words) {
        return CallToolResult.builder().addTextContent(words).isError(true).build();
    }

    private static String words(BridgeFailure failure) {
        StringBuilder words = new StringBuilder(failure.detail());
        for (Violation violation : failure.violations()) {
            if (!violation.toSentence().equals(failure.detail())) {
                words.append("\n- ").append(violation.toSentence());
            }
        }
        return words.toString();
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
