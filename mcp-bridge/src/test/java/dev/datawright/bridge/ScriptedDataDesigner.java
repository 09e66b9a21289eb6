package dev.datawright.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A Data Designer that speaks the recorded dialect of NeMo Platform, or ours, and fails as it is told.
///
/// Every cell of a column holds `COLUMN-N`, but for numbers, which are N, from 0, and for a column named `formula`,
/// whose texts begin with an equals sign and hold quotes.
final class ScriptedDataDesigner implements AutoCloseable {

    private static final String ROOT = "/apis/data-designer/v2";
    private static final String WORKSPACE = ROOT + "/workspaces/default";
    private static final String FILESETS = "/apis/files/v2/workspaces/default/filesets";

    /// NeMo Platform 0.6.0's rule for names.
    private static final String NAME = "[a-z](?!.*--)[a-z0-9@.+_-]{1,62}(?<!-)";

    private final HttpServer server;
    private final Map<String, JsonNode> jobs = new ConcurrentHashMap<>();
    private final Map<String, Map<String, byte[]>> filesets = new ConcurrentHashMap<>();
    private final Map<String, String> endings = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final boolean ours;
    private final boolean costsMoney;
    private volatile String seedLimits = "";

    private volatile boolean away;
    private volatile boolean held;
    private volatile @Nullable String previewError;
    private volatile @Nullable String jobError;
    private volatile long missingRows;
    private volatile boolean answersCreateWithConflict;
    private volatile boolean conflictsWithState;
    private volatile boolean evilArchive;
    private volatile boolean knowsProvider;
    private volatile @Nullable String previewRefusal;
    private volatile boolean retriesCells;
    private volatile @Nullable CountDownLatch previewsUntil;
    private volatile long failedCells;

    private ScriptedDataDesigner(boolean ours, boolean costsMoney) {
        this.ours = ours;
        this.costsMoney = costsMoney;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static ScriptedDataDesigner designerService() {
        return new ScriptedDataDesigner(true, true);
    }

    /// With a model that has no price, as the offline one.
    static ScriptedDataDesigner designerServiceWithFreeModel() {
        return new ScriptedDataDesigner(true, false);
    }

    static ScriptedDataDesigner nemoPlatform() {
        return new ScriptedDataDesigner(false, true);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Answers 503 to everything.
    void goAway(boolean isAway) {
        away = isAway;
    }

    /// Keeps jobs active until told otherwise.
    void hold(boolean isHeld) {
        held = isHeld;
    }

    /// Ends previews with an error frame after HTTP 200.
    void failPreviews(@Nullable String message) {
        previewError = message;
    }

    /// Says, when it is first asked what it can do, that it tries single cells again.
    void retryCells(boolean can) {
        retriesCells = can;
    }

    /// Leaves so many cells empty, until they are tried again.
    void failCells(long cells) {
        failedCells = cells;
    }

    /// Keeps previews waiting until then.
    void holdPreviews(@Nullable CountDownLatch until) {
        previewsUntil = until;
    }

    /// Refuses previews with HTTP 422 and this sentence.
    void refusePreviews(@Nullable String detail) {
        previewRefusal = detail;
    }

    /// Forgets its providers, as when it was set up anew.
    void forgetProviders() {
        knowsProvider = false;
    }

    /// Ends jobs with an error after a 201: NeMo Platform tells it in the log alone.
    void failJobs(@Nullable String message) {
        jobError = message;
    }

    /// Makes fewer rows than asked, and says nothing about it.
    void loseRows(long rows) {
        missingRows = rows;
    }

    /// Takes the job and answers 409, as when the first answer was lost.
    void conflictOnCreate(boolean conflicts) {
        answersCreateWithConflict = conflicts;
    }

    /// Answers 409 for a reason other than the name.
    void conflictWithState(boolean conflicts) {
        conflictsWithState = conflicts;
    }

    /// Packs names that lead out of the folder.
    void packEvilArchives(boolean evil) {
        evilArchive = evil;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    /// Bodies of previews, job creations and provider registrations.
    List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    int jobs() {
        return jobs.size();
    }

    /// Whether a job of so many rows was made here, and not cancelled since.
    boolean runsJobOf(long rows) {
        return jobs.entrySet().stream()
                .filter(job -> job.getValue().path("spec").path("num_records").asLong() == rows)
                .anyMatch(job -> !"cancelled".equals(endings.get(job.getKey())));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(method + " " + path);
            if (away) {
                answer(exchange, 503, Map.of("detail", "starting"));
                return;
            }
            route(exchange, method, path, body);
        } catch (RuntimeException e) {
            answer(exchange, 500, Map.of("detail", String.valueOf(e)));
        }
    }

    private void route(HttpExchange exchange, String method, String path, byte[] body) throws IOException {
        if (path.equals(ROOT + "/capabilities")) {
            if (ours) {
                answer(exchange, 200, """
                        {"backend":"datawright","seed":true,"preview_max_rows":20,"resume":true,"cell_retry":%s,
                         "parts_by_manifest":true,"hard_cost_cap":false,"server_side_validation":true,
                         "model_gateway":%s%s}""".formatted(retriesCells, costsMoney, seedLimits));
            } else {
                answer(exchange, 404, Map.of("detail", "Not Found"));
            }
        } else if (path.equals(WORKSPACE + "/preview")) {
            preview(exchange, remember(body));
        } else if (path.equals(WORKSPACE + "/jobs/create") && method.equals("GET")) {
            answer(exchange, 200, Map.of("data", List.of()));
        } else if (path.equals(WORKSPACE + "/jobs/create")) {
            create(exchange, remember(body));
        } else if (path.startsWith(WORKSPACE + "/jobs/create/") && method.equals("DELETE")) {
            boolean known = jobs.remove(path.substring((WORKSPACE + "/jobs/create/").length())) != null;
            answer(exchange, known ? 200 : 404, Map.of());
        } else if (path.startsWith(WORKSPACE + "/jobs/create/")) {
            job(exchange, path.substring((WORKSPACE + "/jobs/create/").length()));
        } else if (path.startsWith(FILESETS)) {
            filesets(exchange, method, path.substring(FILESETS.length()), body);
        } else if (path.startsWith("/apis/secrets/v2/workspaces/default/secrets")) {
            answer(exchange, 201, Map.of("name", "secret"));
        } else if (path.startsWith("/apis/models/v2/workspaces/default/providers")) {
            provider(exchange, method, body);
        } else {
            answer(exchange, 404, Map.of("detail", "Not Found"));
        }
    }

    /// @param rest behind the address of the Files service
    private void filesets(HttpExchange exchange, String method, String rest, byte[] body) throws IOException {
        if (rest.isEmpty()) {
            String name = WireJson.mapper().readTree(body).path("name").asString();
            boolean made = filesets.putIfAbsent(name, new ConcurrentHashMap<>()) == null;
            answer(exchange, made ? 200 : 409, Map.of("name", name));
            return;
        }
        String[] steps = rest.substring(1).split("/", 3);
        Map<String, byte[]> files = filesets.get(steps[0]);
        if (files == null) {
            answer(exchange, 404, Map.of("detail", "Fileset '" + steps[0] + "' not found in workspace 'default'."));
        } else if (method.equals("DELETE")) {
            filesets.remove(steps[0]);
            answer(exchange, 200, Map.of("name", steps[0]));
        } else if (method.equals("PUT")) {
            files.put(steps[2], body);
            answer(exchange, 200, Map.of("path", steps[2], "size", body.length));
        } else {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "data",
                            files.entrySet().stream()
                                    .map(file -> Map.of("path", file.getKey(), "size", file.getValue().length))
                                    .toList()));
        }
    }

    /// Says that it takes no more seed data than this.
    void takeSeedData(long bytes, long cells) {
        seedLimits = ",\"seed_max_bytes\":%d,\"seed_max_cells\":%d".formatted(bytes, cells);
    }

    /// What the Files service has, by fileset and file.
    Map<String, Map<String, byte[]>> filesets() {
        return filesets;
    }

    private JsonNode remember(byte[] body) {
        JsonNode json = WireJson.mapper().readTree(body);
        bodies.add(json);
        return json;
    }

    private void provider(HttpExchange exchange, String method, byte[] body) throws IOException {
        if (method.equals("GET") && !knowsProvider) {
            answer(exchange, 404, Map.of("detail", "Model provider 'default/gateway' not found"));
        } else if (method.equals("GET")) {
            answer(exchange, 200, """
                    {"name":"gateway","host_url":"http://gateway/v1","status":"READY",
                     "served_models":[{"model_entity_id":"default/writer","served_model_name":"writer"}]}""");
        } else {
            remember(body);
            knowsProvider = true;
            answer(exchange, 201, Map.of("name", "gateway"));
        }
    }

    /// What NeMo Platform says of a config whose provider it does not have.
    private boolean lacksProvider(HttpExchange exchange, JsonNode config) throws IOException {
        if (ours || knowsProvider || config.path("model_configs").isEmpty()) {
            return false;
        }
        answer(
                exchange,
                422,
                Map.of(
                        "detail",
                        "Errors in model configs: [\"Cannot access provider 'default/gateway'."
                                + " Check that it exists and you have access to it.\"]"));
        return true;
    }

    private void preview(HttpExchange exchange, JsonNode request) throws IOException {
        CountDownLatch until = previewsUntil;
        try {
            if (until != null && !until.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody let the preview go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        String refusal = previewRefusal;
        if (refusal != null) {
            answer(exchange, 422, Map.of("detail", refusal));
            return;
        }
        if (lacksProvider(exchange, request.path("config"))) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        lines.append("{\"kind\":\"log\",\"level\":\"info\",\"message\":\"working\"}\n{\"kind\":\"heartbeat\"}\n");
        String error = previewError;
        if (error != null) {
            lines.append(WireJson.mapper().writeValueAsString(Map.of("kind", "error", "message", error)));
        } else {
            Object records =
                    records(request.path("config"), request.path("num_records").asInt());
            lines.append(WireJson.mapper().writeValueAsString(Map.of("kind", "dataset", "records", records)))
                    .append("\n{\"kind\":\"analysis\",\"analysis\":{}}\n{\"kind\":\"done\"}");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(lines.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private void create(HttpExchange exchange, JsonNode request) throws IOException {
        if (lacksProvider(exchange, request.path("spec").path("config"))) {
            return;
        }
        String name = request.path("name").asString();
        if (!name.matches(NAME)) {
            answer(exchange, 422, Map.of("detail", "Invalid job request. Check that the name is valid."));
            return;
        }
        if (conflictsWithState) {
            answer(
                    exchange,
                    409,
                    Map.of("detail", "Unable to create job because one or more referenced secrets were not found."));
            return;
        }
        boolean taken = jobs.putIfAbsent(name, request) != null;
        if (taken || answersCreateWithConflict) {
            answer(exchange, 409, Map.of("detail", "Job '" + name + "' already exists in workspace 'default'."));
        } else {
            answer(exchange, 201, Map.of("name", name));
        }
    }

    private void job(HttpExchange exchange, String rest) throws IOException {
        String name = rest.substring(0, rest.indexOf('/'));
        String what = rest.substring(rest.indexOf('/') + 1);
        JsonNode job = jobs.get(name);
        if (job == null) {
            answer(exchange, 404, Map.of("detail", "Job '" + name + "' not found in workspace 'default'."));
            return;
        }
        long rows = job.path("spec").path("num_records").asLong() - missingRows;
        JsonNode config = job.path("spec").path("config");
        switch (what) {
            case "status" -> answer(exchange, 200, status(name, rows));
            case "cancel" -> {
                endings.put(name, "cancelled");
                answer(exchange, 200, Map.of("name", name));
            }
            case "retry-failed-cells" -> {
                failedCells = 0;
                jobError = null;
                answer(exchange, 200, Map.of("name", name));
            }
            case "logs" -> answer(exchange, 200, log(rows));
            case "results/manifest/download" -> answer(exchange, 200, manifest(config, rows));
            case "results/manifest/parts/part-00000.parquet" -> bytes(exchange, parquet(config, rows));
            case "results/artifacts/download" -> bytes(exchange, archive(config, rows));
            default -> answer(exchange, 404, Map.of("detail", "Result not found"));
        }
    }

    private Map<String, Object> status(String name, long rows) {
        Map<String, Object> status = new LinkedHashMap<>();
        String error = jobError;
        String ending = error != null ? "error" : held ? "active" : "completed";
        Map<String, Object> ourDetails = new LinkedHashMap<>(Map.of(
                "rows_done",
                held ? 1 : rows,
                "rows_total",
                rows,
                "failed_cells",
                failedCells,
                "rows_per_second",
                10.0));
        JsonNode job = Objects.requireNonNull(jobs.get(name), "it was created");
        boolean asksModel =
                !job.path("spec").path("config").path("model_configs").isEmpty();
        if (asksModel) {
            ourDetails.putAll(Map.of("model_calls", rows, "input_tokens", 100, "output_tokens", 40, "cost_usd", 0.25));
        }
        status.put("id", "platform-job-1");
        status.put("name", name);
        status.put("status", endings.getOrDefault(name, ending));
        status.put("status_details", ours ? ourDetails : Map.of());
        if (error != null) {
            status.put("error_details", Map.of("message", ours ? error : "Job exited with code 1"));
        }
        status.put("steps", List.of());
        return status;
    }

    /// As NeMo Platform's loggers print it.
    private Object log(long rows) {
        List<Object> lines = new ArrayList<>();
        lines.add(logged("INFO", "🎨 Creating Data Designer dataset"));
        lines.add(Map.of("message", "[stderr] Traceback of a library { that is no logger's line"));
        String error = jobError;
        if (error != null) {
            lines.add(logged("ERROR", "🛑 Something before it"));
            lines.add(logged("ERROR", "Data Designer job failed: " + error));
            return Map.of("data", lines, "total", lines.size());
        }
        lines.add(logged("INFO", "📊 Model usage summary:"));
        lines.add(logged("INFO", "  |-- model: writer"));
        lines.add(logged("INFO", "  |-- tokens: input=205, output=294, total=499, tps=71"));
        lines.add(logged(
                "INFO",
                "  |-- requests: success=%d, failed=%d, total=%d, rpm=274"
                        .formatted(rows, missingRows * 3, rows + missingRows * 3)));
        lines.add(logged("INFO", "Job complete"));
        return Map.of("data", lines, "total", lines.size());
    }

    private static Object logged(String level, String message) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("asctime", "2026-11-22 06:42:21,591");
        line.put("levelname", level);
        line.put("name", "data_designer");
        line.put("message", message);
        return Map.of("message", "[stderr] " + WireJson.mapper().writeValueAsString(line));
    }

    private Object manifest(JsonNode config, long rows) {
        byte[] part = parquet(config, rows);
        Map<String, Object> described = Map.of(
                "name",
                "part-00000.parquet",
                "first_row",
                0,
                "rows",
                rows,
                "bytes",
                part.length,
                "sha256",
                sha256(part));
        return Map.of(
                "engine",
                "scripted 1",
                "seed",
                7,
                "rows",
                rows,
                "parts",
                List.of(described),
                "failed_cells",
                failedCells,
                "at",
                Instant.EPOCH.toString());
    }

    private byte[] archive(JsonNode config, long rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            entry(out, "artifacts/dataset/metadata.json", "{}".getBytes(StandardCharsets.UTF_8));
            String folder = evilArchive ? "../../../../tmp/parquet-files/" : "artifacts/dataset/parquet-files/";
            entry(out, folder + "batch_00000.parquet", parquet(config, rows));
            out.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    static void entry(OutputStream out, String name, byte[] content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, "%011o\0".formatted(content.length));
        header[156] = '0';
        put(header, 257, "ustar\0");
        put(header, 263, "00");
        out.write(header);
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    static List<Map<String, Object>> records(JsonNode config, int rows) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Map<String, Object> record = new LinkedHashMap<>();
            for (JsonNode column : output(config)) {
                String name = column.path("name").asString();
                record.put(name, isNumber(column) ? (Object) row : text(name, row));
            }
            records.add(record);
        }
        return records;
    }

    static byte[] parquet(JsonNode config, long rows) {
        List<RowBatch.NamedColumn> columns = new ArrayList<>();
        for (JsonNode column : output(config)) {
            columns.add(new RowBatch.NamedColumn(column.path("name").asString(), vector(column, (int) rows)));
        }
        RowBatch batch = new RowBatch(0, (int) rows, columns);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RowWriter writer = FileFormat.PARQUET.writer(bytes, RowSchema.of(batch))) {
            writer.write(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ColumnVector vector(JsonNode column, int rows) {
        if (isNumber(column)) {
            long[] values = new long[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = row;
            }
            return new ColumnVector.Longs(values, null);
        }
        String[] values = new String[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = text(column.path("name").asString(), row);
        }
        return new ColumnVector.Strings(values);
    }

    private static String text(String column, int row) {
        return (column.equals("formula") ? "='formula'" : column) + "-" + row;
    }

    private static boolean isNumber(JsonNode column) {
        return column.path("sampler_type").asString("").equals("uniform");
    }

    private static List<JsonNode> output(JsonNode config) {
        return config.path("columns")
                .valueStream()
                .filter(column -> !column.path("drop").asBoolean(false))
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bytes(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = body instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : WireJson.mapper().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
