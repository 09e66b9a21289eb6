package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.designer.CreateJobRequest;
import dev.datawright.contract.designer.DesignerJobStatus;
import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.designer.PreviewRequest;
import dev.datawright.contract.designer.ResultManifest;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// NeMo Platform's Data Designer API (v2), and what designer-service adds to it.
@Component
class PlatformClient {

    private static final String ROOT = "/apis/data-designer/v2";

    /// A preview is a few rows; a stream longer than this is not one.
    private static final long MAX_PREVIEW = 16L << 20;

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

    List<Map<String, @Nullable Object>> preview(DataDesignerConfig config, int rows, @Nullable Long seed) {
        PreviewRequest request = new PreviewRequest(config, rows, seed);
        try (Response response = http.open(workspace + "/preview", request, backend.previewTimeout())) {
            if (!response.isSuccessful()) {
                throw refusedPreview(http.toAnswer(response));
            }
            return readPreview(response.body().source());
        } catch (IOException e) {
            throw http.away(e);
        }
    }

    /// What the backend finds wrong with a config is not a failure of the backend.
    private BridgeFailure refusedPreview(Http.Answer answer) {
        return http.refused(answer);
    }

    /// The stream is HTTP 200 from its first line; whether it went well, its last lines say.
    private static List<Map<String, @Nullable Object>> readPreview(BufferedSource lines) throws IOException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean found = false;
        boolean done = false;
        String lastError = null;
        long read = 0;
        while (!done && !lines.exhausted()) {
            String line = lines.readUtf8LineStrict(MAX_PREVIEW);
            read += line.length();
            if (read > MAX_PREVIEW) {
                throw new BridgeFailure(
                        ProblemType.UPSTREAM_FAILED, "Data Designer's preview does not end; fewer rows may help.");
            }
            if (line.isBlank()) {
                continue;
            }
            switch (frame(line)) {
                case PreviewFrame.Dataset dataset -> {
                    rows.addAll(dataset.records());
                    found = true;
                }
                case PreviewFrame.Failed failed -> throw failed(failed.message());
                case PreviewFrame.Log log -> lastError = "error".equals(log.level()) ? log.message() : lastError;
                case PreviewFrame.Done end -> done = true;
                case PreviewFrame.Heartbeat ignored -> {}
                case PreviewFrame.DatasetMetadata ignored -> {}
                case PreviewFrame.Analysis ignored -> {}
                case PreviewFrame.Other ignored -> {}
            }
        }
        if (!found) {
            throw failed(lastError == null ? "the answer ended before any rows came" : lastError);
        }
        return rows;
    }

    private static PreviewFrame frame(String line) {
        try {
            return WireJson.mapper().readValue(line, PreviewFrame.class);
        } catch (JacksonException e) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED, "Data Designer's preview holds a line that is not readable.", e);
        }
    }

    private static BridgeFailure failed(String message) {
        return new BridgeFailure(
                ProblemType.UPSTREAM_FAILED, "Data Designer could not make the preview: " + Http.shorten(message));
    }

    void create(String name, DataDesignerConfig config, long rows, @Nullable Long seed) {
        Map<String, Object> fields = seed == null ? null : Map.of("datawright", Map.of("seed", seed));
        CreateJobRequest request =
                new CreateJobRequest(name, new CreateJobRequest.Spec(rows, config), null, null, fields);
        Http.Answer answer = http.send("POST", workspace + "/jobs/create", request);
        // The name is a UUID of ours that was written down before the call: a job under it is this one.
        if (!answer.isSuccess() && answer.status() != 409) {
            throw http.refused(answer);
        }
    }

    UpstreamJob status(String name) {
        Http.Answer answer = http.get(job(name) + "/status");
        DesignerJobStatus status = http.read(answer, DesignerJobStatus.class);
        JsonNode details = status.statusDetails();
        String failure = status.status() == JobStatus.ERROR ? failure(name, status) : null;
        return new UpstreamJob(
                status.status(), number(details, "rows_done"), rate(details), number(details, "failed_cells"), failure);
    }

    void cancel(String name) {
        Http.Answer answer = http.send("POST", job(name) + "/cancel", null);
        if (!answer.isSuccess() && answer.status() != 409) {
            throw http.refused(answer);
        }
    }

    UpstreamResult fetchParts(String name, Path folder) {
        ResultManifest manifest = http.read(http.get(job(name) + "/results/manifest/download"), ResultManifest.class);
        List<Path> parts = new ArrayList<>();
        long left = backend.maxArtifact().toBytes();
        for (ResultManifest.Part part : manifest.parts()) {
            Path file = folder.resolve("part-%05d.parquet".formatted(parts.size()));
            try (Response response = download(job(name) + "/results/manifest/parts/" + part.name())) {
                Downloads.save(response.body().byteStream(), file, Math.min(left, part.bytes()), part.sha256());
            } catch (IOException e) {
                throw http.away(e);
            }
            left -= part.bytes();
            parts.add(file);
        }
        return new UpstreamResult(parts, manifest.rows(), manifest.failedCells(), manifest.engine());
    }

    UpstreamResult fetchArtifacts(String name, Path folder) {
        try (Response response = download(job(name) + "/results/artifacts/download");
                InputStream body = response.body().byteStream()) {
            List<Path> parts =
                    Tarballs.extractParts(body, folder, backend.maxArtifact().toBytes());
            return new UpstreamResult(parts, null, null, null);
        } catch (IOException e) {
            throw http.away(e);
        }
    }

    private Response download(String path) throws IOException {
        Response response = http.open(path, null, backend.downloadTimeout());
        if (!response.isSuccessful()) {
            try (response) {
                throw http.refused(http.toAnswer(response));
            }
        }
        return response;
    }

    private String job(String name) {
        return workspace + "/jobs/create/" + name;
    }

    /// The status says "exited with code 1"; the last error in the log says why, when there is a log.
    private String failure(String name, DesignerJobStatus status) {
        String message = status.errorDetails() == null
                ? ""
                : status.errorDetails().path("message").asString("");
        String logged = lastError(name);
        if (logged.isEmpty()) {
            return message.isEmpty() ? "The job ended in an error, and the backend gives no reason." : message;
        }
        return message.isEmpty() || logged.contains(message) ? logged : message + ": " + logged;
    }

    private String lastError(String name) {
        try {
            Http.Answer answer = http.get(job(name) + "/logs?limit=1000");
            String last = "";
            for (JsonNode line : http.read(answer, JsonNode.class).path("data")) {
                String message = line.path("message").asString("");
                int brace = message.indexOf('{');
                if (brace >= 0 && message.contains("\"levelname\": \"ERROR\"")) {
                    last = WireJson.mapper()
                            .readTree(message.substring(brace))
                            .path("message")
                            .asString("");
                }
            }
            return Http.shorten(last);
        } catch (BridgeFailure | JacksonException e) {
            return "";
        }
    }

    private static @Nullable Long number(@Nullable JsonNode details, String field) {
        return details != null && details.path(field).isNumber()
                ? (Long) details.path(field).asLong()
                : null;
    }

    private static @Nullable Double rate(@Nullable JsonNode details) {
        return details != null && details.path("rows_per_second").isNumber()
                ? (Double) details.path("rows_per_second").asDouble()
                : null;
    }
}
