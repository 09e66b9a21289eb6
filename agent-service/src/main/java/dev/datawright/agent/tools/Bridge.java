package dev.datawright.agent.tools;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /// What the model is given, in this order always, so that providers find the same prompt again. The design itself
    /// is told with every question, so there is no tool to ask for it.
    private static final List<String> TOOLSET = List.of(
            "set_columns",
            "remove_columns",
            "set_constraints",
            "set_models_and_processors",
            "validate_design",
            "preview_design",
            "estimate_job",
            "describe_column_types",
            "read_rows");

    /// Arguments that the agent fills in itself, or has no use for.
    private static final List<String> NOT_FOR_THE_MODEL = List.of(DESIGN_ID, "base_version");

    /// What the model may leave out: the agent then takes the design at hand and its newest job.
    private static final List<String> NOT_REQUIRED = List.of(DESIGN_ID, "base_version", "job_id");

    private static final int MAX_PAGES = 10;

    /// A bridge that is only being restarted is back within this, and nobody has to be told.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final McpSessions sessions;
    private final ToolMeter meter;
    private final Map<McpSyncClient, List<ToolSchema>> toolsets = Collections.synchronizedMap(new WeakHashMap<>());

    Bridge(McpSessions sessions, ToolMeter meter) {
        this.sessions = sessions;
        this.meter = meter;
    }

    /// The agent's toolset without the arguments that the agent fills in itself; asked for once in a session.
    public List<ToolSchema> toolset(String owner) {
        return carried(owner, PATIENCE, client -> {
            List<ToolSchema> known = toolsets.get(client);
            if (known == null) {
                Map<String, McpSchema.Tool> listed =
                        listed(client).stream().collect(Collectors.toMap(McpSchema.Tool::name, tool -> tool));
                known = TOOLSET.stream()
                        .flatMap(name -> Stream.ofNullable(listed.get(name)))
                        .map(Bridge::schema)
                        .toList();
                toolsets.put(client, known);
            }
            return known;
        });
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
        return meter.call(tool, () -> answered(owner, request, patience));
    }

    private ToolAnswer answered(String owner, McpSchema.CallToolRequest request, Duration patience) {
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
        // The agent works on the newest version; a version that a model makes up would only be refused.
        filled.remove("base_version");
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
            NOT_FOR_THE_MODEL.forEach(properties::remove);
        }
        if (schema.path("required") instanceof ArrayNode required) {
            required.removeIf(name -> NOT_REQUIRED.contains(name.asString()));
        }
        McpSchema.ToolAnnotations hints = tool.annotations();
        return new ToolSchema(
                tool.name(),
                String.valueOf(tool.description()).replaceAll("\"design_id\": \"[^\"]*\"(, )?", ""),
                schema,
                hints != null && Boolean.TRUE.equals(hints.readOnlyHint()));
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
