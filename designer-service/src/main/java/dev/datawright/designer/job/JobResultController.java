package dev.datawright.designer.job;

import dev.datawright.contract.job.JobStatus;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import dev.datawright.designer.result.Artifacts;
import dev.datawright.designer.result.FileStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a completed job left: NVIDIA's analysis and artifacts, our manifest with its parts, and the cells
/// that failed.
@RestController
@RequestMapping("/apis/data-designer/v2/workspaces/{workspace}/jobs/create/{name}/results")
class JobResultController {

    private static final MediaType PARQUET = MediaType.parseMediaType("application/vnd.apache.parquet");

    private final Requests requests;
    private final Jobs jobs;
    private final Parts parts;
    private final FileStore store;
    private final AnalysisFile analysis;

    JobResultController(Requests requests, Jobs jobs, Parts parts, FileStore store, AnalysisFile analysis) {
        this.requests = requests;
        this.jobs = jobs;
        this.parts = parts;
        this.store = store;
        this.analysis = analysis;
    }

    @GetMapping
    ResultList list(@PathVariable String workspace, @PathVariable String name, HttpServletRequest request) {
        StoredJob job = find(workspace, name);
        return new ResultList(
                job.status() == JobStatus.COMPLETED
                        ? Stream.of(Kind.values())
                                .filter(kind -> kind != Kind.FAILED_CELLS || job.failedCells() > 0)
                                .map(kind -> entry(job, kind, request.getRequestURL() + "/" + kind.wireName()))
                                .toList()
                        : List.of());
    }

    @GetMapping("/{result}")
    ResultEntry get(
            @PathVariable String workspace,
            @PathVariable String name,
            @PathVariable String result,
            HttpServletRequest request) {
        StoredJob job = find(workspace, name);
        return entry(job, kind(job, result), request.getRequestURL().toString());
    }

    @GetMapping("/{result}/download")
    @Nullable
    ResponseEntity<Resource> download(
            @PathVariable String workspace,
            @PathVariable String name,
            @PathVariable String result,
            HttpServletResponse response)
            throws IOException {
        StoredJob job = find(workspace, name);
        return switch (kind(job, result)) {
            case ANALYSIS -> file(analysis.of(job), "analysis", MediaType.APPLICATION_OCTET_STREAM);
            case MANIFEST ->
                file(store.file(job.id(), Finishing.MANIFEST), "manifest.json", MediaType.APPLICATION_JSON);
            case FAILED_CELLS -> {
                response.setContentType("application/x-ndjson");
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("failed-cells.jsonl"));
                FailedCells.write(response.getOutputStream(), files(job));
                yield null;
            }
            case ARTIFACTS -> {
                response.setContentType("application/x-tar");
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("artifacts.tar.gz"));
                Map<String, List<Path>> transformed = new LinkedHashMap<>();
                for (String processor : PartFiles.processors(job.config())) {
                    transformed.put(
                            processor,
                            parts.of(job.id()).stream()
                                    .map(part ->
                                            store.file(job.id(), PartFiles.transformedName(part.file(), processor)))
                                    .toList());
                }
                Artifacts.write(
                        response.getOutputStream(), job.config(), job.rows(), files(job), transformed, finishedAt(job));
                yield null;
            }
        };
    }

    @GetMapping("/manifest/parts/{part}")
    ResponseEntity<Resource> part(
            @PathVariable String workspace, @PathVariable String name, @PathVariable String part) {
        StoredJob job = find(workspace, name);
        Parts.Part found = parts.find(job.id(), part)
                .filter(known -> job.status() == JobStatus.COMPLETED)
                .orElseThrow(() -> Refusal.notFound(
                        "Part '" + part + "' of job '" + name + "' not found in workspace '" + workspace + "'."));
        return ResponseEntity.ok()
                .contentType(PARQUET)
                .eTag(found.sha256())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(found.name()))
                .body(new FileSystemResource(store.file(job.id(), found.file())));
    }

    private List<Path> files(StoredJob job) {
        return parts.of(job.id()).stream()
                .map(part -> store.file(job.id(), part.file()))
                .toList();
    }

    private static ResponseEntity<Resource> file(Path file, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(new FileSystemResource(file));
    }

    private StoredJob find(String workspace, String name) {
        requests.requireWorkspace(workspace);
        return jobs.find(workspace, name)
                .orElseThrow(() -> Refusal.notFound("Job '" + name + "' not found in workspace '" + workspace + "'."));
    }

    /// The result of that name; there is none before the job is completed.
    private static Kind kind(StoredJob job, String result) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.wireName().equals(result) && job.status() == JobStatus.COMPLETED)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Result '" + result + "' for job '" + job.name()
                        + "' not found in workspace '" + job.workspace() + "'."));
    }

    private static ResultEntry entry(StoredJob job, Kind kind, String url) {
        String at = JobViews.time(finishedAt(job));
        return new ResultEntry(
                kind.wireName(),
                job.id(),
                job.workspace(),
                job.project(),
                at,
                at,
                job.workspace() + "/job-fileset-" + job.name() + "#results/" + kind.wireName(),
                "fileset",
                url + "/download");
    }

    private static Instant finishedAt(StoredJob job) {
        return Objects.requireNonNullElse(job.finishedAt(), job.updatedAt());
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private enum Kind {
        ANALYSIS,
        ARTIFACTS,
        MANIFEST,
        /// Which cells stayed empty and why; listed when there are any.
        FAILED_CELLS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record ResultList(List<ResultEntry> data) {}

    record ResultEntry(
            String name,
            String job,
            String workspace,
            @Nullable String project,
            String createdAt,
            String updatedAt,
            String artifactUrl,
            String artifactStorageType,
            String downloadUrl) {}
}
