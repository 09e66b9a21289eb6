package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Walks over every endpoint and every tool that exists: nobody comes in without a token, nobody sees another's things.
class DoorsIT {

    /// What is open on purpose: the API's description, files by ticket, and the page that shows errors.
    private static final Set<String> OPEN = Set.of(
            "/api/bridge/openapi",
            "/api/bridge/openapi.yaml",
            "/api/bridge/openapi/swagger-config",
            "/api/bridge/docs",
            "/api/bridge/files/{ticket}/{name}",
            "/error");

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

    private record Door(String method, String path) {}

    private static List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : bridge.context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String path : info.getPatternValues()) {
                    if (methods.isEmpty()) {
                        doors.add(new Door("GET", path));
                    }
                    methods.forEach(method -> doors.add(new Door(method.name(), path)));
                }
            }
        }
        return doors;
    }

    private static String design(String token) {
        return bridge.post(token, "/api/bridge/designs", Map.of("name", "secret"))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void letsNobodyInWithoutAToken() {
        List<Door> doors = doors();
        assertThat(doors).hasSizeGreaterThan(25);
        for (Door door : doors) {
            if (!OPEN.contains(door.path()) && !door.path().startsWith("/actuator")) {
                String path =
                        door.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                RunningBridge.Answer answer = bridge.call(null, door.method(), path, "{}");
                assertThat(answer.status()).as(door.toString()).isEqualTo(401);
                assertThat(answer.header("Content-Type")).as(door.toString()).startsWith("application/problem+json");
            }
        }
        assertThat(bridge.call(null, "POST", "/mcp", "{}").status()).isEqualTo(401);
        assertThat(bridge.call(null, "GET", "/actuator/health/readiness", null)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    @Test
    void takesOnlyFreshTokensForItsOwnAudience() {
        List<String> ours = List.of("datawright-bridge");
        String expired = bridge.tokens().token("ada", "ui", "read", ours, Duration.ofMinutes(-10));
        String foreign = bridge.tokens().token("ada", "ui", "read", List.of("datawright-agent"), Duration.ofHours(1));
        String unsigned = bridge.tokens().person("ada").replaceAll("\\.[^.]*$", ".AAAA");
        for (String token : List.of(expired, foreign, unsigned)) {
            assertThat(bridge.get(token, "/api/bridge/designs").status()).isEqualTo(401);
        }
        String reader = bridge.tokens().client("ada", "read");
        assertThat(bridge.post(reader, "/api/bridge/designs", Map.of()).status())
                .isEqualTo(403);
        assertThat(bridge.get(reader, "/api/bridge/designs").status()).isEqualTo(200);
    }

    @Test
    void hidesEverythingFromOtherOwnersOverRest() {
        String ada = bridge.tokens().person("ada");
        String eve = bridge.tokens().client("eve", "read write approve jobs:write");
        String design = design(ada);
        String job = completedJob(ada, design);
        Map<String, Object> spec = Map.of("design_id", design, "version", 1, "rows", 1, "cost_cap_usd", 0);
        Map<String, Object> body = new HashMap<>(Map.of(
                "version", 1, "rows", 1, "format", "csv", "constraints", List.of(), "columns", List.of(DesignIT.FINE)));
        int walked = 0;
        for (Door door : doors()) {
            if (door.path().contains("{id}")) {
                String id = door.path().contains("/jobs/") ? job : design;
                String path = door.path().replace("{id}", id) + "?name=fine";
                assertThat(bridge.call(eve, door.method(), path, body).status())
                        .as(door.toString())
                        .isEqualTo(404);
                walked++;
            }
        }
        assertThat(walked).isGreaterThan(15);
        assertThat(bridge.post(eve, "/api/bridge/approvals", spec).status()).isEqualTo(404);
        assertThat(bridge.post(eve, "/api/bridge/jobs", Map.of("spec", spec)).status())
                .isEqualTo(404);
        for (String list : List.of("/api/bridge/designs", "/api/bridge/jobs", "/api/bridge/events?after=0")) {
            assertThat(bridge.get(eve, list).json().path("items").size())
                    .as(list)
                    .isZero();
        }
        assertThat(bridge.get(ada, "/api/bridge/designs/" + design)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    private static String completedJob(String token, String design) {
        bridge.put(token, "/api/bridge/designs/" + design + "/columns", Map.of("columns", List.of(DesignIT.FINE)));
        Map<String, Object> spec = Map.of("design_id", design, "version", 2, "rows", 1, "cost_cap_usd", 0);
        String approval = bridge.post(token, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        return bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void hidesEverythingFromOtherOwnersOverMcp() {
        String ada = bridge.tokens().person("ada");
        String design = design(ada);
        String job = completedJob(ada, design);
        String eve = bridge.tokens().client("eve", "read write jobs:write");
        Map<String, Object> all = new HashMap<>();
        all.put("design_id", design);
        all.put("job_id", job);
        all.put(
                "seed_data_id",
                bridge.call(ada, "POST", "/api/bridge/seed-data?name=a.csv", "a\n1\n")
                        .json()
                        .path("id")
                        .asString());
        all.put("columns", List.of(DesignIT.FINE));
        all.put("names", List.of("fine"));
        all.put("constraints", List.of());
        all.put("rows", 1);
        all.put("version", 1);
        all.put("cost_cap_usd", 0);
        all.put("content", "columns: []");
        all.put("from", "fine");
        all.put("to", "amount");
        for (String needed :
                List.of("name", "category", "start", "end", "reference_column_name", "expr", "prompt", "code_lang")) {
            all.put(needed, "fine");
        }
        for (String needed : List.of("low", "high", "dt_min", "dt_max", "mean", "stddev", "p")) {
            all.put(needed, 1);
        }
        all.put("values", List.of("a"));
        all.put("scores", List.of());
        all.put("output_format", Map.of());
        all.put("target_column", "fine");
        all.put("operator", "lt");
        all.put("rhs_column", "fine");
        int walked = 0;
        for (String toolset : List.of("full", "classic")) {
            walked += walkTools(eve, toolset, all);
        }
        assertThat(walked).isGreaterThan(45);
    }

    private static int walkTools(String eve, String toolset, Map<String, Object> all) {
        int walked = 0;
        try (McpSyncClient client = bridge.mcp(eve, "/mcp?toolset=" + toolset)) {
            for (McpSchema.Tool tool : client.listTools().tools()) {
                JsonNode properties =
                        WireJson.mapper().valueToTree(tool.inputSchema()).path("properties");
                Map<String, Object> arguments = new HashMap<>(all);
                arguments.keySet().removeIf(name -> !properties.has(name));
                // Names of columns in one tool, numbers of versions in another.
                arguments
                        .values()
                        .removeIf(value -> "diff_versions".equals(tool.name()) && !value.equals(all.get("design_id")));
                if (properties.has("design_id") || properties.has("job_id") || properties.has("seed_data_id")) {
                    McpSchema.CallToolResult result = RunningBridge.tool(client, tool.name(), arguments);
                    assertThat(result.isError()).as(tool.name()).isTrue();
                    assertThat(RunningBridge.text(result)).as(tool.name()).startsWith("There is no ");
                    walked++;
                }
            }
        }
        return walked;
    }

    @Test
    void keepsASessionToItsOwner() {
        String ada = bridge.tokens().person("ada");
        String initialize = """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",
                 "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
        String accept = "application/json, text/event-stream";
        RunningBridge.Answer opened = bridge.post(ada, "/mcp", initialize, "Accept", accept);
        assertThat(opened.status()).as(opened.raw().body()).isEqualTo(200);
        String session = opened.header("Mcp-Session-Id");
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}";
        RunningBridge.Answer other =
                bridge.post(bridge.tokens().person("eve"), "/mcp", ping, "Accept", accept, "Mcp-Session-Id", session);
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.raw().body()).contains("initialize again");
        RunningBridge.Answer own = bridge.post(ada, "/mcp", ping, "Accept", accept, "Mcp-Session-Id", session);
        assertThat(own.status()).isEqualTo(200);
        // Whether the connection is kept is the server's to say, which ends one after a hundred requests.
        assertThat(own.header("Connection")).isEmpty();
    }

    @Test
    void showsNoStackTraceAndTakesNoForeignOriginOnMcp() {
        String ada = bridge.tokens().person("ada");
        String accept = "application/json, text/event-stream";
        for (RunningBridge.Answer answer : List.of(
                bridge.post(ada, "/mcp", "{", "Accept", accept),
                bridge.post(ada, "/mcp", "{}", "Accept", "text/plain"),
                bridge.post(ada, "/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", "Accept", accept),
                bridge.post(ada, "/mcp", "\"" + "x".repeat(5 << 20) + "\"", "Accept", accept),
                bridge.post(ada, "/mcp", "{}", "Accept", accept, "Origin", "http://evil.example"))) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.raw().body())
                    .doesNotContain("stackTrace")
                    .doesNotContain("java.")
                    .doesNotContain("io.modelcontextprotocol");
        }
        assertThat(bridge.post(ada, "/mcp", "{}", "Accept", accept, "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void describesEveryToolAsPinned() throws IOException {
        assertThat(served("/mcp?toolset=full")).isEqualTo(pinned("/pinned-tools.json"));
        assertThat(served("/mcp?toolset=classic")).isEqualTo(pinned("/pinned-classic-tools.json"));
    }

    private static JsonNode served(String endpoint) {
        Map<String, Object> tools = new TreeMap<>();
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"), endpoint)) {
            for (McpSchema.Tool tool : client.listTools().tools()) {
                Map<String, Object> pinned = new LinkedHashMap<>();
                pinned.put("title", tool.title());
                pinned.put("input", tool.inputSchema());
                pinned.put("output", tool.outputSchema());
                McpSchema.ToolAnnotations hints = tool.annotations();
                pinned.put(
                        "hints",
                        List.of(
                                hints.readOnlyHint(),
                                hints.destructiveHint(),
                                hints.idempotentHint(),
                                hints.openWorldHint()));
                assertThat(tool.description()).contains("Example: {");
                tools.put(tool.name(), pinned);
            }
        }
        return WireJson.mapper().valueToTree(tools);
    }

    private static JsonNode pinned(String name) throws IOException {
        try (InputStream pinned = Objects.requireNonNull(DoorsIT.class.getResourceAsStream(name))) {
            return WireJson.mapper().readTree(pinned);
        }
    }
}
