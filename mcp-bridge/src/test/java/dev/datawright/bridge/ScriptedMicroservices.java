package dev.datawright.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A Data Designer that speaks as NeMo Microservices' client (nemo-microservices 1.5.0) expects it to, with the
/// cells of [ScriptedDataDesigner]. It numbers its jobs, lets several have one name, and does not filter its
/// list.
final class ScriptedMicroservices implements AutoCloseable {

    private static final String ROOT = "/v1/data-designer";

    private final HttpServer server;
    private final Map<String, JsonNode> jobs = new ConcurrentHashMap<>();
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private volatile boolean losesAnswers;
    private volatile @Nullable String previewError;
    private volatile boolean previewsColumns;
    private volatile @Nullable String jobError;

    ScriptedMicroservices() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Takes jobs and closes the connection instead of answering.
    void loseAnswers(boolean loses) {
        losesAnswers = loses;
    }

    /// Previews end with this line of the log and without rows.
    void failPreviews(@Nullable String message) {
        previewError = message;
    }

    /// Previews come as columns of values by position.
    void previewColumns(boolean columns) {
        previewsColumns = columns;
    }

    void failJobs(@Nullable String message) {
        jobError = message;
    }

    Collection<JsonNode> jobs() {
        return List.copyOf(jobs.values());
    }

    JsonNode lastBody() {
        return bodies.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.equals(ROOT + "/settings")) {
                ScriptedDataDesigner.answer(
                        exchange, 200, Map.of("model_providers", List.of(Map.of("name", "gateway"))));
            } else if (path.equals(ROOT + "/preview")) {
                preview(exchange, remember(body));
            } else if (path.equals(ROOT + "/jobs") && method.equals("POST")) {
                create(exchange, remember(body));
            } else if (path.equals(ROOT + "/jobs")) {
                list(exchange);
            } else if (path.startsWith(ROOT + "/jobs/")) {
                String[] steps = path.substring((ROOT + "/jobs/").length()).split("/", 2);
                job(exchange, steps[0], steps[1]);
            } else {
                ScriptedDataDesigner.answer(exchange, 404, Map.of("detail", "Not Found"));
            }
        }
    }

    private JsonNode remember(byte[] body) {
        JsonNode json = WireJson.mapper().readTree(body);
        bodies.add(json);
        return json;
    }

    private void preview(HttpExchange exchange, JsonNode request) throws IOException {
        List<Object> lines = new ArrayList<>();
        lines.add(line("log", "working", Map.of("level", "info")));
        lines.add(line("heartbeat", "", null));
        String error = previewError;
        if (error != null) {
            lines.add(line("log", error, Map.of("level", "error")));
        } else {
            List<Map<String, Object>> records = ScriptedDataDesigner.records(
                    request.path("config"), request.path("num_records").asInt());
            Object data = previewsColumns ? columns(records) : records;
            lines.add(line("dataset", WireJson.mapper().writeValueAsString(data), null));
            lines.add(line("analysis", "{}", null));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/jsonl");
        exchange.sendResponseHeaders(200, 0);
        for (Object line : lines) {
            exchange.getResponseBody()
                    .write((WireJson.mapper().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Object line(String type, String message, @Nullable Object extra) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("message_type", type);
        line.put("message", message);
        line.put("extra", extra);
        return line;
    }

    private static Map<String, Map<String, Object>> columns(List<Map<String, Object>> records) {
        Map<String, Map<String, Object>> columns = new LinkedHashMap<>();
        for (int row = 0; row < records.size(); row++) {
            String position = Integer.toString(row);
            records.get(row)
                    .forEach((name, value) -> columns.computeIfAbsent(name, column -> new LinkedHashMap<>())
                            .put(position, value));
        }
        return columns;
    }

    private void create(HttpExchange exchange, JsonNode request) throws IOException {
        String id = "job-" + (jobs.size() + 1);
        jobs.put(id, request);
        if (!losesAnswers) {
            ScriptedDataDesigner.answer(
                    exchange, 200, Map.of("id", id, "name", request.path("name").asString(), "status", "created"));
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        List<Object> data = new ArrayList<>();
        jobs.forEach(
                (id, job) -> data.add(Map.of("id", id, "name", job.path("name").asString(), "status", "completed")));
        ScriptedDataDesigner.answer(
                exchange, 200, Map.of("object", "list", "data", data, "pagination", Map.of("total_pages", 1)));
    }

    private void job(HttpExchange exchange, String id, String what) throws IOException {
        JsonNode job = jobs.get(id);
        if (job == null) {
            ScriptedDataDesigner.answer(exchange, 404, Map.of("detail", "Job not found"));
            return;
        }
        String error = jobError;
        switch (what) {
            case "status" ->
                ScriptedDataDesigner.answer(
                        exchange,
                        200,
                        Map.of(
                                "job_id",
                                id,
                                "status",
                                error == null ? "completed" : "error",
                                "status_details",
                                Map.of(),
                                "error_details",
                                error == null ? Map.of() : Map.of("message", error),
                                "steps",
                                List.of()));
            case "logs" -> ScriptedDataDesigner.answer(exchange, 200, """
                        {"data":[{"timestamp":"2026-01-01T00:00:00","job_id":"JOB","job_step":"s","job_task":"t",
                         "message":"[stderr] {\\"levelname\\": \\"INFO\\", \\"message\\": \\"Job complete\\"}"}],
                         "total":1,"next_page":"","prev_page":""}""".replace("JOB", id));
            case "cancel" -> ScriptedDataDesigner.answer(exchange, 200, Map.of("id", id));
            case "results/dataset/download" -> archive(exchange, job);
            default -> ScriptedDataDesigner.answer(exchange, 404, Map.of("detail", "Not Found"));
        }
    }

    private static void archive(HttpExchange exchange, JsonNode job) throws IOException {
        JsonNode spec = Objects.requireNonNull(job.get("spec"), "the client sends one");
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        ScriptedDataDesigner.entry(
                tar,
                "dataset/batch_00000.parquet",
                ScriptedDataDesigner.parquet(
                        spec.path("config"), spec.path("num_records").asLong()));
        tar.write(new byte[1024]);
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, tar.size());
        tar.writeTo(exchange.getResponseBody());
    }
}
