package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.designer.CreateJobRequest;
import dev.datawright.contract.designer.DesignerJobStatus;
import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.designer.PreviewRequest;
import dev.datawright.contract.designer.ResultManifest;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// NeMo Platform's Data Designer API (v2), and what designer-service adds to it.
@Component
final class PlatformClient implements Backend {

    private static final String ROOT = "/apis/data-designer/v2";

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");

    private final Http http;
    private final UpstreamProperties.Backend backend;
    private final String workspace;

    PlatformClient(Http http, UpstreamProperties properties) {
        this.http = http;
        this.backend = properties.dataDesigner();
        this.workspace = ROOT + "/workspaces/" + backend.workspace();
    }

    /// Empty for a backend that does not know the question.
    Optional<Capabilities> capabilities() {
        Http.Answer answer = http.get(ROOT + "/capabilities");
        return answer.status() == 404 || answer.status() == 405
                ? Optional.empty()
                : Optional.of(http.read(answer, Capabilities.class));
    }

    /// Whether the API answers here.
    boolean isThere() {
        return http.isThere(workspace + "/jobs/create?page_size=1");
    }

    @Override
    public List<Map<String, @Nullable Object>> preview(DataDesignerConfig config, int rows, @Nullable Long seed) {
        PreviewRequest request = new PreviewRequest(config, rows, seed);
        try (Response response = http.open(workspace + "/preview", request, backend.previewTimeout())) {
            return PreviewStream.rows(
                    response.body().source(), line -> WireJson.mapper().readValue(line, PreviewFrame.class));
        } catch (IOException e) {
            throw http.away(e);
        }
    }

    @Override
    public void create(String name, DataDesignerConfig config, long rows, Map<String, Object> extensions) {
        Map<String, Object> fields = extensions.isEmpty() ? null : Map.of("datawright", extensions);
        CreateJobRequest request =
                new CreateJobRequest(name, new CreateJobRequest.Spec(rows, config), null, null, fields);
        Http.Answer answer = http.send("POST", workspace + "/jobs/create", request);
        if (!answer.isSuccess() && !(answer.status() == 409 && exists(name))) {
            throw http.refused(answer);
        }
    }

    /// The name was drawn by the bridge and written down before the call: a job under it is this one. NeMo answers 409
    /// to other conflicts too, such as a secret that it does not find.
    private boolean exists(String name) {
        return http.get(job(name) + "/status").isSuccess();
    }

    @Override
    public UpstreamJob status(String name, long rows) {
        DesignerJobStatus status = http.read(http.get(job(name) + "/status"), DesignerJobStatus.class);
        return new JobTelling(status.status(), status.statusDetails(), status.errorDetails())
                .job(rows, new Lines(name));
    }

    @Override
    public void cancel(String name) {
        http.tell(job(name) + "/cancel", null);
    }

    @Override
    public void delete(String name) {
        http.remove(job(name));
    }

    /// 409 also means that it was asked before, and its answer was lost.
    @Override
    public void retryFailedCells(String name) {
        http.tell(job(name) + "/retry-failed-cells", null);
    }

    @Override
    public LogPage logs(String name, @Nullable String after, int limit, int tail) {
        String page = after == null ? "" : "&page_cursor=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        Http.Answer answer = http.get(job(name) + "/logs?" + (tail > 0 ? "tail=" + tail : "limit=" + limit + page));
        return answer.status() == 404 ? LogPage.EMPTY : LogPage.of(http.read(answer, JsonNode.class));
    }

    @Override
    public UpstreamResult fetch(String name, Path folder, boolean byManifest) {
        return byManifest ? fetchParts(name, folder) : fetchArtifacts(name, folder);
    }

    private UpstreamResult fetchParts(String name, Path folder) {
        ResultManifest manifest = http.read(http.get(job(name) + "/results/manifest/download"), ResultManifest.class);
        List<Path> parts = new ArrayList<>();
        long left = backend.maxArtifact().toBytes();
        for (ResultManifest.Part part : manifest.parts()) {
            requireName(part.name());
            Path file = folder.resolve("part-%05d.parquet".formatted(parts.size()));
            try (Response response =
                    http.open(job(name) + "/results/manifest/parts/" + part.name(), null, backend.downloadTimeout())) {
                Downloads.save(response.body().byteStream(), file, Math.min(left, part.bytes()), part.sha256());
            } catch (IOException e) {
                throw http.away(e);
            }
            left -= part.bytes();
            parts.add(file);
        }
        return new UpstreamResult(parts, manifest.rows(), manifest.failedCells(), manifest.engine());
    }

    /// It becomes part of an address.
    private static void requireName(String part) {
        if (!PART.matcher(part).matches()) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "The result of the job cannot be taken: a part of it is called '"
                            + part.substring(0, Math.min(60, part.length())) + "', which is no name of a file.");
        }
    }

    private UpstreamResult fetchArtifacts(String name, Path folder) {
        try (Response response = http.open(job(name) + "/results/artifacts/download", null, backend.downloadTimeout());
                InputStream body = response.body().byteStream()) {
            List<Path> parts = Tarballs.extractParts(
                    body, "parquet-files", folder, backend.maxArtifact().toBytes());
            return new UpstreamResult(parts, null, null, null);
        } catch (IOException e) {
            throw http.away(e);
        }
    }

    private String job(String name) {
        return workspace + "/jobs/create/" + name;
    }

    /// What a job says at its end stands in its last lines.
    private final class Lines implements JobTelling.Log {

        private final String name;

        Lines(String name) {
            this.name = name;
        }

        @Override
        public Optional<JobLog> now() {
            Http.Answer answer = read();
            return answer.isSuccess() ? Optional.of(JobLog.of(http.read(answer, JsonNode.class))) : Optional.empty();
        }

        @Override
        public JobLog closed() {
            return http.settled(() -> {
                Http.Answer answer = read();
                return answer.status() == 404 ? JobLog.EMPTY : JobLog.of(http.read(answer, JsonNode.class));
            });
        }

        private Http.Answer read() {
            return http.get(job(name) + "/logs?tail=" + JobLog.LINES);
        }
    }
}
