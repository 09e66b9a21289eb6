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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");

    /// What a job says at its end stands in its last lines.
    private static final int LOG_LINES = 500;

    private static final Duration LOG_SETTLES = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

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
                throw http.refused(http.toAnswer(response));
            }
            return readPreview(response.body().source());
        } catch (IOException e) {
            throw http.away(e);
        }
    }

    /// The stream is HTTP 200 from its first line; whether it went well, its last lines say.
    private static List<Map<String, @Nullable Object>> readPreview(BufferedSource lines) throws IOException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean found = false;
        boolean done = false;
        String lastError = null;
        String lastWarning = "";
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
                case PreviewFrame.Failed failed -> throw failed(failed.message(), lastWarning);
                case PreviewFrame.Log log -> {
                    lastError = "error".equals(log.level()) ? log.message() : lastError;
                    lastWarning = "warning".equals(log.level()) ? log.message() : lastWarning;
                }
                case PreviewFrame.Done end -> done = true;
                case PreviewFrame.Heartbeat ignored -> {}
                case PreviewFrame.DatasetMetadata ignored -> {}
                case PreviewFrame.ProcessorOutput ignored -> {}
                case PreviewFrame.Analysis ignored -> {}
                case PreviewFrame.Other ignored -> {}
            }
        }
        if (!found) {
            throw failed(lastError == null ? "the answer ended before any rows came" : lastError, lastWarning);
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

    /// The error says that rows are missing; why, the warning before it does.
    private static BridgeFailure failed(String error, String warning) {
        String words = Words.of(error);
        String why = Words.of(warning);
        return new BridgeFailure(
                ProblemType.UPSTREAM_FAILED,
                "Data Designer could not make the preview: " + (words.isEmpty() ? "no reason given" : words)
                        + (why.isEmpty() || words.contains(why) ? "" : " Its last warning: " + why));
    }

    /// @param extensions what our own backend is told beside the config
    void create(String name, DataDesignerConfig config, long rows, Map<String, Object> extensions) {
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

    UpstreamJob status(String name, long rows) {
        Http.Answer answer = http.get(job(name) + "/status");
        DesignerJobStatus status = http.read(answer, DesignerJobStatus.class);
        JsonNode details = status.statusDetails();
        boolean tells = number(details, "rows_total") != null;
        boolean ended = status.status() == JobStatus.ERROR || status.status() == JobStatus.COMPLETED;
        if (!tells && status.status() == JobStatus.ACTIVE) {
            return logged(name, rows);
        }
        JobLog log = ended && !tells ? closedLog(name) : JobLog.EMPTY;
        return new UpstreamJob(
                status.status(),
                number(details, "rows_done"),
                decimal(details, "rows_per_second"),
                number(details, "failed_cells"),
                status.status() == JobStatus.ERROR ? failure(status, log) : null,
                tells ? usage(details) : log.usage());
    }

    /// NeMo tells how far a job is in its log alone; a log that cannot be read is no reason to give the job up.
    private UpstreamJob logged(String name, long rows) {
        Http.Answer answer = http.get(job(name) + "/logs?tail=" + LOG_LINES);
        JobLog.Progress progress = answer.isSuccess()
                ? JobLog.of(http.read(answer, JsonNode.class)).progress(rows).orElse(null)
                : null;
        return new UpstreamJob(
                JobStatus.ACTIVE,
                progress == null ? null : progress.rowsDone(),
                progress == null ? null : progress.rowsPerSecond(),
                null,
                null,
                List.of());
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
            requireName(part.name());
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

    /// It becomes part of an address.
    private static void requireName(String part) {
        if (!PART.matcher(part).matches()) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "The result of the job cannot be taken: a part of it is called '"
                            + part.substring(0, Math.min(60, part.length())) + "', which is no name of a file.");
        }
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

    /// NeMo's status says "exited with code 1"; its log says why.
    private static String failure(DesignerJobStatus status, JobLog log) {
        String said = status.errorDetails() == null
                ? ""
                : Words.of(status.errorDetails().path("message").asString(""));
        String logged = Words.of(log.failure());
        String reason = said.isEmpty() ? logged : said;
        return reason.isEmpty() ? "The job ended in an error, and Data Designer gives no reason." : reason;
    }

    private static List<ModelUsage> usage(@Nullable JsonNode details) {
        Long calls = number(details, "model_calls");
        if (calls == null || calls == 0) {
            return List.of();
        }
        Long input = number(details, "input_tokens");
        Long output = number(details, "output_tokens");
        return List.of(new ModelUsage(
                null, calls, 0, input == null ? 0 : input, output == null ? 0 : output, decimal(details, "cost_usd")));
    }

    /// The end of a job's log, waited for a moment: lines come later than the status.
    private JobLog closedLog(String name) {
        long deadline = System.nanoTime() + LOG_SETTLES.toNanos();
        while (true) {
            Http.Answer answer = http.get(job(name) + "/logs?tail=" + LOG_LINES);
            if (answer.status() == 404) {
                return JobLog.EMPTY;
            }
            JobLog log = JobLog.of(http.read(answer, JsonNode.class));
            if (log.isClosed() || System.nanoTime() > deadline) {
                return log;
            }
            http.pause(LOOK_AGAIN);
        }
    }

    private static @Nullable Long number(@Nullable JsonNode details, String field) {
        return details != null && details.path(field).isNumber()
                ? (Long) details.path(field).asLong()
                : null;
    }

    private static @Nullable Double decimal(@Nullable JsonNode details, String field) {
        return details != null && details.path(field).isNumber()
                ? (Double) details.path(field).asDouble()
                : null;
    }
}
