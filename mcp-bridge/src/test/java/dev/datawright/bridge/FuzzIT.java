package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every tool and every endpoint, called by its own schema and beside it: a refusal is fine, a failure of ours is not.
class FuzzIT {

    private static final long SEED = 20_261_122;
    private static final int ROUNDS_OF_TOOLS = 60;
    private static final int ROUNDS_OF_ENDPOINTS = 60;
    private static final int LEAST_CALLS = 5_000;
    private static final String ALL = "read write approve jobs:write";

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    /// Calls that were not refused: a fuzz that is always refused tries nothing.
    private static int done;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerServiceWithFreeModel();
        bridge = new RunningBridge(designer);
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    @Test
    void neverFailsAndNeverLeavesHalfAVersion() {
        String token = bridge.tokens().client("fuzz", ALL);
        List<String> designs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            designs.add(design(token));
        }
        String job = job(token, designs.getFirst());
        int calls = tools(token, "full", designs, job)
                + tools(token, "classic", designs, job)
                + endpoints(token, designs, job);
        assertThat(calls).isGreaterThanOrEqualTo(LEAST_CALLS);
        assertThat(done).as("of %s calls", calls).isGreaterThan(calls / 5);
        int looked = 0;
        JsonNode page = bridge.get(token, "/api/bridge/designs?limit=200").json();
        for (JsonNode design : page.path("items")) {
            looked += wholeVersions(
                    token, design.path("id").asString(), design.path("version").asInt());
        }
        assertThat(looked).isPositive();
    }

    private static String design(String token) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of("name", "Fuzz"))
                .json()
                .path("id")
                .asString();
        bridge.put(token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(DesignIT.FINE)));
        return id;
    }

    private static String job(String token, String design) {
        Map<String, Object> spec = Map.of("design_id", design, "version", 2, "rows", 3, "cost_cap_usd", 0);
        return bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec))
                .json()
                .path("id")
                .asString();
    }

    private static SchemaFuzz fuzz(Random random, JsonNode root, List<String> designs, String job) {
        SchemaFuzz fuzz = new SchemaFuzz(random, root);
        designs.forEach(design -> fuzz.know("design_id", design));
        fuzz.know("job_id", job);
        return fuzz;
    }

    private static int tools(String token, String toolset, List<String> designs, String job) {
        Random random = new Random(SEED);
        int calls = 0;
        try (McpSyncClient client = bridge.mcp(token, "/mcp?toolset=" + toolset)) {
            for (McpSchema.Tool tool : client.listTools().tools()) {
                JsonNode schema = WireJson.mapper().valueToTree(tool.inputSchema());
                SchemaFuzz fuzz = fuzz(random, schema, designs, job);
                for (int round = 0; round < ROUNDS_OF_TOOLS; round++) {
                    Map<String, Object> arguments = withoutNulls(fuzz.object(schema));
                    call(client, tool.name(), arguments);
                    calls++;
                }
            }
        }
        return calls;
    }

    @SuppressWarnings("NullAway") // what is null is left out
    private static Map<String, Object> withoutNulls(Map<String, ?> arguments) {
        arguments.values().removeIf(java.util.Objects::isNull);
        return Map.copyOf(arguments);
    }

    private static void call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        String what = tool + " " + abbreviated(arguments.toString());
        try {
            McpSchema.CallToolResult result = RunningBridge.tool(client, tool, arguments);
            done += Boolean.TRUE.equals(result.isError()) ? 0 : 1;
            assertThat(RunningBridge.text(result))
                    .as(what)
                    .doesNotContain("Something went wrong on our side", "output validation failed")
                    .doesNotContainPattern("\\bat dev\\.datawright|java\\.lang\\.|org\\.springframework");
        } catch (McpError refused) {
            assertThat(refused.getJsonRpcError().code()).as(what).isBetween(-32699, -32001);
        }
    }

    private static int endpoints(String token, List<String> designs, String job) {
        Random random = new Random(SEED);
        JsonNode api = bridge.get(token, "/api/bridge/openapi").json();
        SchemaFuzz fuzz = fuzz(random, api, designs, job);
        int calls = 0;
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                for (int round = 0; round < ROUNDS_OF_ENDPOINTS; round++) {
                    request(token, fuzz, random, designs, job, path.getKey(), operation);
                    calls++;
                }
            }
        }
        return calls;
    }

    private static void request(
            String token,
            SchemaFuzz fuzz,
            Random random,
            List<String> designs,
            String job,
            String template,
            Map.Entry<String, JsonNode> operation) {
        String path = template;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.getValue().path("parameters")) {
            String name = parameter.path("name").asString();
            Object value = fuzz.value(name, parameter.path("schema"));
            if (parameter.path("in").asString().equals("path")) {
                String id = template.contains("/jobs/") ? job : designs.get(random.nextInt(designs.size()));
                String used = random.nextInt(10) < 8 && name.equals("id") ? id : String.valueOf(value);
                path = path.replace("{" + name + "}", encoded(used.isEmpty() ? "x" : used));
            } else if (name.equals("wait")) {
                // Asked to wait, the events' endpoint does: nothing to find, and minutes to lose.
                continue;
            } else if (parameter.path("in").asString().equals("query") && random.nextBoolean()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(String.valueOf(value)));
            }
        }
        JsonNode body = operation.getValue().path("requestBody").path("content").path("application/json");
        Object sent = body.isMissingNode() ? null : fuzz.value("", body.path("schema"));
        String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
        // Archived designs would leave the others nothing to be tried on.
        boolean archives = method.equals("DELETE") && template.equals("/api/bridge/designs/{id}");
        RunningBridge.Answer answer = bridge.call(
                archives ? bridge.tokens().client("other", ALL) : token,
                method,
                path + query,
                body.isMissingNode() ? null : WireJson.mapper().writeValueAsString(sent),
                "Accept",
                "application/json, */*;q=0.5");
        done += answer.status() < 300 ? 1 : 0;
        assertThat(answer.status())
                .as(method + " " + path + query + " " + abbreviated(String.valueOf(sent)) + ": "
                        + abbreviated(answer.raw().body()))
                .isLessThan(500);
        assertThat(answer.raw().body())
                .as(method + " " + path)
                .doesNotContainPattern("\\bat dev\\.datawright|java\\.lang\\.|org\\.springframework");
    }

    /// Every version that is counted can be read, and is valid.
    private static int wholeVersions(String token, String design, int newest) {
        for (int version = 1; version <= newest; version++) {
            RunningBridge.Answer answer = bridge.get(token, "/api/bridge/designs/" + design + "?version=" + version);
            assertThat(answer.status()).as(design + " " + version).isEqualTo(200);
        }
        JsonNode validity = bridge.post(token, "/api/bridge/designs/" + design + "/validate", "")
                .json();
        assertThat(validity.path("violations").toString()).as(design).matches("\\[]|.*no-columns.*");
        return newest;
    }

    private static String encoded(String text) {
        // A lone surrogate has no encoding; a client cannot send it.
        return URLEncoder.encode(text.replace("\uD800", "?"), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static String abbreviated(String text) {
        return text.length() > 1_500 ? text.substring(0, 1_500) + "..." : text;
    }
}
