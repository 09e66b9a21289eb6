package dev.datawright.designer.former;

import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.job.FinishedJob;
import dev.datawright.designer.job.JobRef;
import dev.datawright.designer.job.JobResults;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import dev.datawright.designer.result.DatasetArchive;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What a completed job left: a tar of its rows, and what they measure.
@RestController
@RequestMapping("/v1/data-designer/jobs/{id}/results")
class FormerResultController {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final JobResults results;

    FormerResultController(JobResults results) {
        this.results = results;
    }

    @GetMapping
    ResultList list(@PathVariable String id) {
        return new ResultList(
                "list",
                finished(id).stream()
                        .flatMap(job -> Stream.of(Kind.values()).map(kind -> entry(job, kind)))
                        .toList());
    }

    @GetMapping("/{result}")
    Result get(@PathVariable String id, @PathVariable String result) {
        Optional<FinishedJob> job = finished(id);
        return entry(job.orElseThrow(() -> missing(id, result)), kind(id, result));
    }

    @GetMapping("/{result}/download")
    @Nullable
    ResponseEntity<JsonNode> download(
            @PathVariable String id, @PathVariable String result, HttpServletResponse response) throws IOException {
        FinishedJob job = finished(id).orElseThrow(() -> missing(id, result));
        return switch (kind(id, result)) {
            case ANALYSIS ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment("analysis.json"))
                        .body(Spellings.analysisToFormer(
                                WireJson.mapper().readTree(results.analysis(job).toFile())));
            case DATASET -> {
                response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("dataset.tar"));
                DatasetArchive.write(response.getOutputStream(), job.files(), job.at());
                yield null;
            }
        };
    }

    private Optional<FinishedJob> finished(String id) {
        return results.of(new JobRef.Numbered(id));
    }

    private static Kind kind(String id, String result) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.wireName().equals(result))
                .findFirst()
                .orElseThrow(() -> missing(id, result));
    }

    private static Refusal missing(String id, String result) {
        return new JobRef.Numbered(id).notFound("Result '" + result + "' of job");
    }

    private static Result entry(FinishedJob job, Kind kind) {
        String at = TIME.format(job.at());
        return new Result(
                kind.wireName(),
                job.id(),
                Requests.WORKSPACE,
                job.project(),
                at,
                at,
                Requests.WORKSPACE + "/job-fileset-" + job.name() + "#results/" + kind.wireName(),
                "nds");
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private enum Kind {
        DATASET,
        ANALYSIS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record ResultList(String object, List<Result> data) {}

    record Result(
            String resultName,
            String jobId,
            String namespace,
            @Nullable String project,
            String createdAt,
            String updatedAt,
            String artifactUrl,
            String artifactStorageType) {}
}
