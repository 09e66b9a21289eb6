package dev.datawright.designer.job;

import dev.datawright.contract.designer.DesignerJob;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import dev.datawright.designer.result.FileStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// An extension of ours: ended jobs are taken up again for the cells that they miss, and for nothing else.
@RestController
@RequestMapping("/apis/data-designer/v2/workspaces/{workspace}/jobs/create/{name}/retry-failed-cells")
class JobRetryController {

    private final Requests requests;
    private final Jobs jobs;
    private final JobViews views;
    private final JobWorker worker;
    private final FileStore store;
    private final JobProperties properties;

    JobRetryController(
            Requests requests, Jobs jobs, JobViews views, JobWorker worker, FileStore store, JobProperties properties) {
        this.requests = requests;
        this.jobs = jobs;
        this.views = views;
        this.worker = worker;
        this.store = store;
        this.properties = properties;
    }

    /// Takes a new cost limit; without one the old limit stays.
    @PostMapping
    DesignerJob retry(@PathVariable String workspace, @PathVariable String name, HttpServletRequest request)
            throws IOException {
        StoredJob job = find(workspace, name);
        Double cap = costCap(request);
        if (job.status() == JobStatus.COMPLETED && job.failedCells() == 0) {
            throw Refusal.of(409, "Job '" + name + "' has no failed cells, so there is nothing to try again.");
        }
        if (!jobs.retry(job.id(), cap)) {
            throw Refusal.of(
                    409,
                    "Job '" + name + "' is " + job.status().wireName()
                            + "; failed cells are tried again once it is completed or ended in an error.");
        }
        // It measured the rows as they were.
        Files.deleteIfExists(store.file(job.id(), AnalysisFile.NAME));
        worker.wake();
        return views.job(find(workspace, name));
    }

    private @Nullable Double costCap(HttpServletRequest request) throws IOException {
        boolean isEmpty = request.getContentLengthLong() == 0 || request.getContentType() == null;
        JsonNode sent = isEmpty ? null : requests.readObject(request).get("cost_cap_usd");
        return sent == null ? null : CostCaps.of(sent, List.of("body", "cost_cap_usd"), properties.maxCostUsd());
    }

    private StoredJob find(String workspace, String name) {
        requests.requireWorkspace(workspace);
        JobRef ref = new JobRef.Named(workspace, name);
        return jobs.find(ref).orElseThrow(() -> ref.notFound("Job"));
    }
}
