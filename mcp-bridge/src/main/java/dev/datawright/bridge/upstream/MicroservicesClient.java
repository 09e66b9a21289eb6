package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// NeMo Microservices' Data Designer API (`/v1/data-designer`), the generation before NeMo Platform's.
///
/// The server numbers its jobs, and several may have one name: ours are unique, and are looked for by name before one
/// is made and whenever its number is not known here.
@Component
final class MicroservicesClient implements Backend {

    private static final String ROOT = "/v1/data-designer";
    private static final String JOBS = ROOT + "/jobs";
    private static final int PAGE_SIZE = 100;

    /// A server that does not filter by name is looked through this far, the newest jobs first.
    private static final int MOST_PAGES = 20;

    private static final int MOST_NUMBERS = 10_000;

    private final Http http;
    private final UpstreamProperties.Backend backend;
    private final Map<String, String> numbers = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_NUMBERS;
        }
    });

    MicroservicesClient(Http http, UpstreamProperties properties) {
        this.http = http;
        this.backend = properties.dataDesigner();
    }

    /// Whether the API answers here.
    boolean isThere() {
        return http.isThere(JOBS + "?page_size=1");
    }

    /// The model providers that the server was set up with; empty when it does not tell (before 1.5).
    Optional<List<String>> providers() {
        Http.Answer answer = http.get(ROOT + "/settings");
        return answer.status() == 404 || answer.status() == 405
                ? Optional.empty()
                : Optional.of(http.read(answer, JsonNode.class)
                        .path("model_providers")
                        .valueStream()
                        .map(provider -> provider.path("name").asString(""))
                        .toList());
    }

    @Override
    public List<Map<String, @Nullable Object>> preview(DataDesignerConfig config, int rows, @Nullable Long seed) {
        Map<String, Object> request = Map.of("config", FormerSpelling.of(config), "num_records", rows);
        try (Response response = http.open(ROOT + "/preview", request, backend.previewTimeout())) {
            return PreviewStream.rows(response.body().source(), FormerFrames::frame);
        } catch (IOException e) {
            throw http.away(e);
        }
    }

    @Override
    public void create(String name, DataDesignerConfig config, long rows, Map<String, Object> extensions) {
        if (find(name).isPresent()) {
            return;
        }
        Map<String, Object> spec = Map.of("num_records", rows, "config", FormerSpelling.of(config));
        Map<String, Object> request = Map.of("name", name, "spec", spec);
        JsonNode made = http.read(http.send("POST", JOBS, request), JsonNode.class);
        if (made.path("id").isString()) {
            numbers.put(name, made.path("id").asString());
        }
    }

    @Override
    public UpstreamJob status(String name, long rows) {
        String job = job(name);
        JsonNode status = http.read(http.get(job + "/status"), JsonNode.class);
        JobStatus told = WireJson.mapper().convertValue(status.path("status"), JobStatus.class);
        return new JobTelling(told, status.path("status_details"), status.path("error_details"))
                .job(rows, new Lines(job));
    }

    @Override
    public void cancel(String name) {
        http.tell(job(name) + "/cancel", null);
    }

    @Override
    public void delete(String name) {
        find(name).ifPresent(number -> http.remove(JOBS + "/" + number));
        numbers.remove(name);
    }

    @Override
    public void retryFailedCells(String name) {
        throw new BridgeFailure(
                ProblemType.UPSTREAM_FAILED,
                "NeMo Microservices cannot try single cells again; make the job once more.");
    }

    @Override
    public LogPage logs(String name, @Nullable String after, int limit, int tail) {
        if (tail > 0) {
            List<LogPage.Line> lines = LogPage.of(lastLines(job(name))).lines();
            return new LogPage(lines.subList(Math.max(0, lines.size() - tail), lines.size()), null, null);
        }
        String page = after == null ? "" : "&page_cursor=" + escaped(after);
        Http.Answer answer = http.get(job(name) + "/logs?limit=" + limit + page);
        return answer.status() == 404 ? LogPage.EMPTY : LogPage.of(http.read(answer, JsonNode.class));
    }

    @Override
    public UpstreamResult fetch(String name, Path folder, boolean byManifest) {
        try (Response response = http.open(job(name) + "/results/dataset/download", null, backend.downloadTimeout());
                InputStream body = response.body().byteStream()) {
            List<Path> parts = Tarballs.extractParts(
                    body, "dataset", folder, backend.maxArtifact().toBytes());
            return new UpstreamResult(parts, null, null, null);
        } catch (IOException e) {
            throw http.away(e);
        }
    }

    /// @throws BridgeFailure when the server has no job of the name any more
    private String job(String name) {
        return JOBS + "/"
                + find(name)
                        .orElseThrow(() -> new BridgeFailure(
                                ProblemType.UPSTREAM_FAILED, "Data Designer has no job '" + name + "' any more."));
    }

    private Optional<String> find(String name) {
        String known = numbers.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode jobs = http.read(
                    http.get(JOBS + "?page=" + page + "&page_size=" + PAGE_SIZE + "&sort=-created_at&filter%5Bname%5D="
                            + escaped(name)),
                    JsonNode.class);
            for (JsonNode job : jobs.path("data")) {
                if (job.path("name").asString("").equals(name) && job.path("id").isString()) {
                    numbers.put(name, job.path("id").asString());
                    return Optional.of(job.path("id").asString());
                }
            }
            if (page >= jobs.path("pagination").path("total_pages").asInt(page)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The end of a log that can only be read from its beginning.
    private JsonNode lastLines(String job) {
        Deque<JsonNode> lines = new ArrayDeque<>();
        String after = "";
        for (int page = 1; page <= MOST_PAGES; page++) {
            Http.Answer answer = http.get(job + "/logs?limit=" + JobLog.LINES + after);
            if (answer.status() == 404) {
                break;
            }
            JsonNode read = http.read(answer, JsonNode.class);
            read.path("data").forEach(lines::add);
            while (lines.size() > JobLog.LINES) {
                lines.remove();
            }
            String next = read.path("next_page").asString("");
            if (next.isEmpty()) {
                break;
            }
            after = "&page_cursor=" + escaped(next);
        }
        ObjectNode last = WireJson.mapper().createObjectNode();
        last.putArray("data").addAll(lines);
        return last;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private final class Lines implements JobTelling.Log {

        private final String job;

        Lines(String job) {
            this.job = job;
        }

        @Override
        public Optional<JobLog> now() {
            return Optional.of(JobLog.of(lastLines(job)));
        }

        @Override
        public JobLog closed() {
            return http.settled(() -> JobLog.of(lastLines(job)));
        }
    }
}
