package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.problem.ProblemResponses;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.util.DefaultMcpUriTemplateManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes resources, prompts and completions of what features have to say.
public final class Resources {

    private static final Logger log = LoggerFactory.getLogger(Resources.class);
    private static final String JSON = "application/json";
    private static final int MOST = 100;

    private Resources() {}

    /// What stands at an address.
    @FunctionalInterface
    public interface Reader {
        Object read(Call call, Map<String, String> parts);
    }

    /// What could be meant.
    @FunctionalInterface
    public interface Completer {
        /// @param typed the beginning of the argument
        /// @param others arguments that are known already
        List<String> complete(Call call, String argument, String typed, Map<String, String> others);
    }

    /// What a prompt says.
    @FunctionalInterface
    public interface Sayer {
        List<McpSchema.PromptMessage> say(Call call, Map<String, String> arguments);
    }

    public static SyncResourceTemplateSpecification template(
            String uriTemplate, String name, String title, String description, Reader reader) {
        McpSchema.ResourceTemplate template = McpSchema.ResourceTemplate.builder(uriTemplate, name)
                .title(title)
                .description(description)
                .mimeType(JSON)
                .build();
        return new SyncResourceTemplateSpecification(
                template,
                (exchange, request) -> asked(McpSchema.ErrorCodes.RESOURCE_NOT_FOUND, () -> {
                    Map<String, String> parts =
                            new DefaultMcpUriTemplateManager(uriTemplate).extractVariableValues(request.uri());
                    Object found = reader.read(Callers.of(exchange.transportContext(), null), parts);
                    return new McpSchema.ReadResourceResult(List.of(new McpSchema.TextResourceContents(
                            request.uri(), JSON, WireJson.mapper().writeValueAsString(found))));
                }));
    }

    public static McpSchema.Resource resource(String uri, String name, String description) {
        return McpSchema.Resource.builder(uri, name)
                .description(description)
                .mimeType(JSON)
                .build();
    }

    public static SyncCompletionSpecification completion(McpSchema.CompleteReference of, Completer completer) {
        return new SyncCompletionSpecification(
                of,
                (exchange, request) -> asked(McpSchema.ErrorCodes.INVALID_PARAMS, () -> {
                    Map<String, String> others =
                            request.context() == null || request.context().arguments() == null
                                    ? Map.of()
                                    : request.context().arguments();
                    String typed = request.argument().value();
                    List<String> all = completer.complete(
                            Callers.of(exchange.transportContext(), null),
                            request.argument().name(),
                            typed == null ? "" : typed,
                            others);
                    return new McpSchema.CompleteResult(new McpSchema.CompleteResult.CompleteCompletion(
                            all.subList(0, Math.min(MOST, all.size())), all.size(), all.size() > MOST));
                }));
    }

    public static SyncPromptSpecification prompt(McpSchema.Prompt prompt, Sayer sayer) {
        return new SyncPromptSpecification(
                prompt,
                (exchange, request) -> asked(McpSchema.ErrorCodes.INVALID_PARAMS, () -> {
                    Map<String, String> arguments = new java.util.LinkedHashMap<>();
                    if (request.arguments() != null) {
                        request.arguments().forEach((name, value) -> arguments.put(name, String.valueOf(value)));
                    }
                    Call call = Callers.of(exchange.transportContext(), null);
                    return new McpSchema.GetPromptResult(prompt.description(), sayer.say(call, arguments));
                }));
    }

    /// An id that is none is told as one that does not exist.
    public static UUID id(Map<String, String> parts, String name, String kind) {
        String text = parts.getOrDefault(name, "");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw BridgeFailure.notFound(kind, text.length() > 40 ? text.substring(0, 40) + "..." : text);
        }
    }

    private static <T> T asked(int notFound, Supplier<T> answer) {
        return java.util.Objects.requireNonNull(
                answered(notFound, answer::get), "everything that is asked has an answer");
    }

    /// The answer, with every failure as an error of the protocol.
    static <T> @Nullable T answered(int notFound, Supplier<@Nullable T> answer) {
        try {
            return answer.get();
        } catch (BridgeFailure failure) {
            int code = failure.type() == ProblemType.NOT_FOUND ? notFound : McpSchema.ErrorCodes.INVALID_PARAMS;
            throw McpError.builder(code).message(Callers.words(failure)).build();
        } catch (McpError known) {
            throw known;
        } catch (RuntimeException e) {
            String traceId = ProblemResponses.newTraceId();
            log.error("An MCP request failed (trace {})", traceId, e);
            throw McpError.builder(McpSchema.ErrorCodes.INTERNAL_ERROR)
                    .message("Something went wrong on our side (trace " + traceId + "). Trying once more may help.")
                    .build();
        }
    }
}
