package dev.datawright.bridge.job;

import dev.datawright.bridge.result.FileRequest;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.upstream.LogPage;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.CreateJob;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bridge")
class JobEdge {

    private final Jobs jobs;
    private final Approvals approvals;
    private final JobResults results;

    JobEdge(Jobs jobs, Approvals approvals, JobResults results) {
        this.jobs = jobs;
        this.approvals = approvals;
        this.results = results;
    }

    @PostMapping("/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    Approval approve(Call call, @RequestBody JobSpec spec) {
        return approvals.issue(call, spec);
    }

    @GetMapping("/approvals/{id}")
    Approvals.Standing approval(Call call, @PathVariable UUID id) {
        return approvals.get(call, id);
    }

    @PostMapping("/jobs")
    @ResponseStatus(HttpStatus.CREATED)
    Job create(Call call, @RequestBody CreateJob wanted) {
        return jobs.create(call, wanted);
    }

    @GetMapping("/jobs")
    Listing<Job> list(
            Call call,
            @RequestParam(name = "design_id") @Nullable UUID designId,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        return jobs.list(call, designId, after, limit);
    }

    @GetMapping("/jobs/{id}")
    Job get(Call call, @PathVariable UUID id) {
        return jobs.get(call, id);
    }

    @PostMapping("/jobs/{id}/cancel")
    Job cancel(Call call, @PathVariable UUID id) {
        return jobs.cancel(call, id);
    }

    @PostMapping("/jobs/{id}/retry-failed-cells")
    Job retryFailedCells(Call call, @PathVariable UUID id) {
        return jobs.retryFailedCells(call, id);
    }

    @GetMapping("/jobs/{id}/logs")
    LogPage logs(
            Call call,
            @PathVariable UUID id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable Integer tail) {
        return jobs.logs(call, id, after, limit, tail);
    }

    @GetMapping("/jobs/{id}/rows")
    RowPage rows(
            Call call,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long offset,
            @RequestParam(defaultValue = "50") int limit,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return jobs.rows(call, id, RowQuery.asked(offset, limit, parameters));
    }

    @PostMapping("/jobs/{id}/links")
    DownloadLink link(Call call, @PathVariable UUID id, @RequestBody FileRequest wanted) {
        return jobs.link(call, id, wanted);
    }

    @GetMapping("/jobs/{id}/result")
    JobResult result(Call call, @PathVariable UUID id, @RequestParam @Nullable String dialect) {
        return results.result(call, id, dialect);
    }

    @GetMapping("/jobs/{id}/report")
    JobReport report(Call call, @PathVariable UUID id) {
        return results.report(call, id);
    }

    @DeleteMapping("/jobs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Call call, @PathVariable UUID id) {
        results.delete(call, id);
    }

    @DeleteMapping("/jobs/{id}/files")
    Job deleteFiles(Call call, @PathVariable UUID id) {
        return results.deleteFiles(call, id);
    }
}
