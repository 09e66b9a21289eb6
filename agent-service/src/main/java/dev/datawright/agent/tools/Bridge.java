package dev.datawright.agent.tools;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The bridge's MCP tools.
///
/// A call that could not be carried is repeated in a new session; the key makes that safe.
@Component
public class Bridge {

    private static final Logger log = LoggerFactory.getLogger(Bridge.class);
    private static final String IDEMPOTENCY_KEY = "dev.datawright/idempotency-key";
    private static final String DESIGN_ID = "design_id";
    private static final Set<String> TOOLSET = Set.of(
            "get_design",
            "set_columns",
            "remove_columns",
            "set_constraints",
            "validate_design",
            "preview_design",
            "estimate_job",
            "describe_column_types",
            "read_rows");
    private static final int MAX_PAGES = 10;

    /// A bridge that is only being restarted is back within this, and nobody has to be told.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final McpSessions sessions;

    Bridge(McpSessions sessions) {
        this.sessions = sessions;
    }

    /// The agent's toolset without the argument that the agent fills in itself.
    public List<ToolSchema> toolset(String owner) {
        return carried(
                owner,
                PATIENCE,
                client -> listed(client).stream()
                        .filter(tool -> TOOLSET.contains(tool.name()))
                        .map(Bridge::schema)
                        .toList());
    }

    /// Calls a tool.
    ///
    /// @param key what makes a repeated call the same call
    public ToolAnswer call(String owner, String tool, JsonNode arguments, String key) {
        return call(owner, tool, arguments, key, PATIENCE);
    }

    /// Calls a tool, and waits so long for a bridge that is away.
    public ToolAnswer call(String owner, String tool, JsonNode arguments, String key, Duration patience) {
        @SuppressWarnings("unchecked")
        Map<String, Object> values = WireJson.mapper().convertValue(arguments, Map.class);
        var request = McpSchema.CallToolRequest.builder(tool)
                .arguments(values)
                .meta(Map.of(IDEMPOTENCY_KEY, key))
                .build();
        try {
            return carried(owner, patience, client -> answer(client.callTool(request)));
        } catch (McpError e) {
            return new ToolAnswer(
                    true,
                    "The call was refused: " + e.getMessage(),
                    WireJson.mapper().missingNode());
        }
    }

    /// Fills in the design that a conversation is about, where a tool takes one.
    public static ObjectNode withDesign(JsonNode arguments, String tool, Object designId) {
        ObjectNode filled = WireJson.mapper().createObjectNode();
        if (arguments instanceof ObjectNode object) {
            filled.setAll(object);
        }
        if (Set.of("describe_column_types", "read_rows").contains(tool)) {
            filled.remove(DESIGN_ID);
        } else {
            filled.put(DESIGN_ID, designId.toString());
        }
        return filled;
    }

    private <T> T carried(String owner, Duration patience, Function<McpSyncClient, T> call) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            McpSyncClient client = null;
            try {
                client = sessions.forOwner(owner);
                return call.apply(client);
            } catch (McpError | ProblemException e) {
                throw e;
            } catch (RuntimeException e) {
                if (e.getCause() instanceof McpError refused) {
                    throw refused;
                }
                log.debug("The bridge could not be reached", e);
                if (client != null) {
                    sessions.drop(owner, client);
                }
                if (System.nanoTime() > deadline) {
                    throw new BridgeAway("The bridge does not answer", e);
                }
            }
            rest(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BridgeAway("The wait for the bridge was interrupted", e);
        }
    }

    private static List<McpSchema.Tool> listed(McpSyncClient client) {
        List<McpSchema.Tool> tools = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            McpSchema.ListToolsResult result = cursor == null ? client.listTools() : client.listTools(cursor);
            tools.addAll(result.tools());
            cursor = result.nextCursor();
            if (cursor == null) {
                break;
            }
        }
        return tools;
    }

    private static ToolSchema schema(McpSchema.Tool tool) {
        JsonNode schema = WireJson.mapper().valueToTree(tool.inputSchema());
        if (schema.path("properties") instanceof ObjectNode properties) {
            properties.remove(DESIGN_ID);
        }
        if (schema.path("required") instanceof ArrayNode required) {
            required.removeIf(name -> name.asString().equals(DESIGN_ID));
        }
        return new ToolSchema(tool.name(), String.valueOf(tool.description()), schema);
    }

    private static ToolAnswer answer(McpSchema.CallToolResult result) {
        String text = result.content().stream()
                .filter(McpSchema.TextContent.class::isInstance)
                .map(content -> ((McpSchema.TextContent) content).text())
                .collect(Collectors.joining("\n"));
        JsonNode structured = result.structuredContent() == null
                ? WireJson.mapper().missingNode()
                : WireJson.mapper().valueToTree(result.structuredContent());
        return new ToolAnswer(Boolean.TRUE.equals(result.isError()), text, structured);
    }
}
