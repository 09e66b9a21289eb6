package dev.datawright.agent;

import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Checkout;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A bridge in memory: the tools and the REST calls that the agent uses, over HTTP, with its promise about keys kept.
final class ScriptedBridge implements AutoCloseable {

    private static final String SOME = "{\"type\":\"object\",\"properties\":{\"design_id\":{\"type\":\"string\"},"
            + "\"columns\":{\"type\":\"array\"},\"rows\":{\"type\":\"integer\"}},\"required\":[\"design_id\"]}";

    private static final Set<String> READ_ONLY =
            Set.of("get_design", "validate_design", "estimate_job", "read_rows", "describe_column_types");

    private final ScriptedDesigns designs = new ScriptedDesigns();
    private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
    private final Map<String, McpSchema.CallToolResult> answered = new ConcurrentHashMap<>();
    private final List<Called> calls = new CopyOnWriteArrayList<>();
    private final List<JsonNode> usage = new CopyOnWriteArrayList<>();
    private final Set<String> usageKeys = ConcurrentHashMap.newKeySet();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> places = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> meetings = new ConcurrentHashMap<>();
    private final boolean real;
    private volatile boolean refusesColumns;
    private volatile boolean refusesColumnsOnce;
    private volatile String refusal = "";
    private final AtomicReference<String> diesAt = new AtomicReference<>("");
    private volatile boolean diesAfterwards;
    private volatile boolean died;
    private volatile @Nullable String says;
    private Tomcat tomcat;
    private int port;

    /// A call as it arrived.
    record Called(String tool, Map<String, Object> arguments, String key) {}

    private ScriptedBridge(boolean real) {
        this.real = real;
        this.tomcat = open(0);
        this.port = tomcat.getConnector().getLocalPort();
    }

    static ScriptedBridge start() {
        return new ScriptedBridge(false);
    }

    /// One that describes its tools as the real bridge does.
    static ScriptedBridge withRealDescriptions() {
        return new ScriptedBridge(true);
    }

    /// Refuses columns the next time, and only then.
    void refuseColumnsOnce() {
        refuseColumnsOnce("columns[0].params.low: is above high (swap them)");
    }

    /// Refuses columns the next time, and only then, with these words.
    void refuseColumnsOnce(String why) {
        refusal = why;
        refusesColumnsOnce = true;
    }

    /// Answers previews and rows with this text, as if it stood in the data.
    void say(@Nullable String text) {
        says = text;
    }

    List<Called> calls() {
        return calls;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    List<Called> calls(String tool) {
        return calls.stream().filter(call -> call.tool().equals(tool)).toList();
    }

    /// Whether a tool's work is done, whoever still waits for the answer.
    boolean hasDone(String tool) {
        return answered.keySet().stream().anyMatch(key -> key.startsWith(tool));
    }

    List<JsonNode> usage() {
        return usage;
    }

    /// Where each MCP request so far said it stands in a trace.
    List<String> places() {
        return places;
    }

    List<String> authorizations() {
        return authorizations;
    }

    Map<UUID, Job> jobs() {
        return jobs;
    }

    ScriptedDesigns designs() {
        return designs;
    }

    /// Lets a tool wait after it did its work, as if the answer were on its way.
    void hold(String tool, CountDownLatch latch) {
        gates.put(tool, latch);
    }

    /// Lets a tool wait until as many calls have come as the latch counts; its call is one of them.
    void meet(String tool, CountDownLatch latch) {
        meetings.put(tool, latch);
    }

    void refuseColumns(boolean refuses) {
        refusesColumns = refuses;
    }

    /// Behaves again as it does without a script.
    void forgetTheScript() {
        refusesColumns = false;
        refusesColumnsOnce = false;
        says = null;
        gates.values().forEach(CountDownLatch::countDown);
        gates.clear();
        meetings.clear();
    }

    /// Dies at the next call of a tool, and comes back at once.
    ///
    /// @param after whether the work is done before; nobody hears of it either way
    void diesAt(String tool, boolean after) {
        diesAfterwards = after;
        died = false;
        diesAt.set(tool);
    }

    boolean hasDied() {
        return died;
    }

    private void die() {
        var back = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            restart();
            died = true;
            back.countDown();
        });
        // The server that stops interrupts its threads; an answer now would still be heard.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (back.getCount() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            boolean unused = Thread.interrupted();
        }
        throw new IllegalStateException("This process was dead");
    }

    /// Answers nobody any more until it comes back.
    void goAway() {
        close();
    }

    void comeBack() {
        tomcat = open(port);
    }

    /// Forgets all MCP sessions, as a restarted bridge does.
    void restart() {
        goAway();
        comeBack();
    }

    void complete(UUID jobId) {
        jobs.computeIfPresent(
                jobId,
                (id, job) -> new Job(
                        id,
                        job.name(),
                        job.spec(),
                        JobStatus.COMPLETED,
                        new JobProgress(job.spec().rows(), job.spec().rows(), null, null, 0),
                        null,
                        List.of(),
                        List.of(
                                new Check("rows", "200", "200", true),
                                new Check("fine >= 15", "every row", "every row", true)),
                        job.createdAt(),
                        job.createdAt(),
                        Instant.EPOCH));
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private Tomcat open(int wantedPort) {
        try {
            var started = new Tomcat();
            started.setBaseDir(Files.createTempDirectory("scripted-bridge").toString());
            started.setPort(wantedPort);
            started.getConnector().setProperty("address", "127.0.0.1");
            var context = started.addContext("", null);
            var transport = HttpServletStreamableServerTransportProvider.builder()
                    .mcpEndpoint("/mcp")
                    .contextExtractor(request -> {
                        places.add(String.valueOf(request.getHeader("traceparent")));
                        return McpTransportContext.EMPTY;
                    })
                    .build();
            McpSyncServer server = server(transport);
            assert server != null;
            Tomcat.addServlet(context, "mcp", transport).setAsyncSupported(true);
            context.addServletMappingDecoded("/mcp", "mcp");
            Tomcat.addServlet(context, "rest", new Rest());
            context.addServletMappingDecoded("/api/bridge/*", "rest");
            started.start();
            return started;
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private McpSyncServer server(HttpServletStreamableServerTransportProvider transport) {
        var specification = McpServer.sync(transport)
                .serverInfo("scripted-bridge", "1")
                .immediateExecution(true)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build());
        for (String tool : List.of(
                "create_design",
                "get_design",
                "set_columns",
                "remove_columns",
                "set_constraints",
                "set_models_and_processors",
                "preview_design",
                "validate_design",
                "estimate_job",
                "read_rows",
                "describe_column_types",
                "create_job",
                "get_job")) {
            specification.toolCall(
                    McpSchema.Tool.builder(tool, schema(tool))
                            .description(real ? String.valueOf(described(tool).get("description")) : "Does " + tool)
                            .annotations(new McpSchema.ToolAnnotations(
                                    tool, READ_ONLY.contains(tool), false, true, false, null))
                            .build(),
                    (exchange, request) -> once(request));
        }
        return specification.build();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> schema(String tool) {
        if (real) {
            return (Map<String, Object>) Objects.requireNonNull(described(tool).get("input_schema"));
        }
        String schema =
                Set.of("create_design", "read_rows", "describe_column_types").contains(tool)
                        ? "{\"type\":\"object\"}"
                        : SOME;
        return WireJson.mapper().readValue(schema, Map.class);
    }

    /// What the real bridge says of a tool.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> described(String tool) {
        try {
            Path file = Checkout.root().resolve("mcp-bridge/src/main/resources/tools/" + tool + ".json");
            return WireJson.mapper().readValue(Files.readString(file), Map.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private McpSchema.CallToolResult once(McpSchema.CallToolRequest request) {
        String key = String.valueOf(request.meta().get("dev.datawright/idempotency-key"));
        calls.add(new Called(request.name(), request.arguments(), key));
        boolean dies =
                request.name().equals(diesAt.getAndUpdate(tool -> request.name().equals(tool) ? "" : tool));
        if (dies && !diesAfterwards) {
            die();
        }
        McpSchema.CallToolResult result = answered.computeIfAbsent(request.name() + key, k -> answer(request));
        if (dies) {
            die();
        }
        CountDownLatch meeting = meetings.get(request.name());
        if (meeting != null) {
            meeting.countDown();
        }
        CountDownLatch held = meeting == null ? gates.get(request.name()) : meeting;
        if (held != null) {
            try {
                boolean opened = held.await(20, TimeUnit.SECONDS);
                assert opened;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return result;
    }

    private McpSchema.CallToolResult answer(McpSchema.CallToolRequest request) {
        JsonNode arguments = WireJson.mapper().valueToTree(request.arguments());
        String designId = arguments.path("design_id").asString("");
        return switch (request.name()) {
            case "create_design" -> {
                String id = designs.create(arguments.path("name").asString("New dataset"));
                yield ok("created", Map.of("design_id", id, "version", 1));
            }
            case "get_design" -> {
                ObjectNode design = designs.find(designId, arguments.path("version"));
                yield design == null ? error("There is no such design.") : ok("the design", design);
            }
            case "set_columns" -> {
                if (refusesColumns || refusesColumnsOnce) {
                    String why = refusesColumnsOnce ? refusal : "columns[0].params.low: is above high (swap them)";
                    refusesColumnsOnce = false;
                    yield error(why);
                }
                ObjectNode design = designs.setColumns(designId, arguments);
                yield ok(
                        "done",
                        Map.of(
                                "summary",
                                "added " + arguments.path("columns").size() + " columns",
                                "design_id",
                                designId,
                                "name",
                                design.path("name").asString(),
                                "version",
                                design.path("version").asInt()));
            }
            case "estimate_job" ->
                ok(
                        "estimate",
                        Map.of(
                                "rows", arguments.path("rows").asLong(),
                                "model_calls", 0,
                                "cost_low_usd", 0,
                                "cost_high_usd", 0,
                                "seconds_low", 1,
                                "seconds_high", 2));
            case "create_job" -> {
                var spec = new JobSpec(
                        UUID.fromString(designId),
                        arguments.path("version").asInt(),
                        arguments.path("rows").asLong(),
                        arguments.path("seed").asLong(),
                        arguments.path("cost_cap_usd").asDouble());
                var job = new Job(
                        UUID.randomUUID(),
                        "job",
                        spec,
                        JobStatus.ACTIVE,
                        JobProgress.none(spec.rows()),
                        null,
                        List.of(),
                        List.of(),
                        Instant.EPOCH.plusSeconds(jobs.size()),
                        null,
                        null);
                jobs.put(job.id(), job);
                yield ok(
                        "job created",
                        WireJson.mapper()
                                .createObjectNode()
                                .put("summary", "job created")
                                .set("job", WireJson.mapper().valueToTree(job)));
            }
            default -> ok(says == null ? "nothing to see" : says, Map.of("summary", "5 rows"));
        };
    }

    private static McpSchema.CallToolResult ok(String text, Object structured) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(text)
                .structuredContent(WireJson.mapper().convertValue(structured, Map.class))
                .isError(false)
                .build();
    }

    private static McpSchema.CallToolResult error(String text) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(text)
                .isError(true)
                .build();
    }

    private final class Rest extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            authorizations.add(String.valueOf(request.getHeader("Authorization")));
            String path = String.valueOf(request.getPathInfo());
            JsonNode body = WireJson.mapper().missingNode();
            byte[] sent = request.getInputStream().readAllBytes();
            if (sent.length > 0) {
                body = WireJson.mapper().readTree(sent);
            }
            Object answer = answer(request, path, body);
            response.setContentType("application/json");
            if (answer == null) {
                response.setStatus(404);
            } else {
                response.getOutputStream().write(WireJson.mapper().writeValueAsBytes(answer));
            }
        }

        private @Nullable Object answer(HttpServletRequest request, String path, JsonNode body) {
            if (path.equals("/designs")) {
                return designs.copy(body.path("from"), String.valueOf(request.getHeader("Idempotency-Key")));
            } else if (path.startsWith("/designs/")) {
                return designs.answer(request.getMethod(), path.substring("/designs/".length()), body);
            } else if (path.equals("/jobs")) {
                return new Listing<>(newestFirst(request.getParameter("design_id")), null);
            } else if (path.startsWith("/jobs/")) {
                return jobs.get(UUID.fromString(path.substring("/jobs/".length())));
            } else if (path.equals("/events")) {
                return designs.eventsAfter(request.getParameter("after"));
            } else if (path.equals("/usage")) {
                if (usageKeys.add(String.valueOf(request.getHeader("Idempotency-Key")))) {
                    usage.add(body);
                }
                return Map.of();
            }
            return null;
        }

        private List<Job> newestFirst(String designId) {
            return jobs.values().stream()
                    .filter(job -> job.spec().designId().toString().equals(designId))
                    .sorted(Comparator.comparing(Job::createdAt).reversed())
                    .toList();
        }
    }
}
