package dev.datawright.designer.former;

import dev.datawright.contract.designer.DesignerJobStatus;
import dev.datawright.contract.designer.Page;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.designer.job.JobCalls;
import dev.datawright.designer.job.JobFilter;
import dev.datawright.designer.job.JobPage;
import dev.datawright.designer.job.JobRef;
import dev.datawright.designer.job.LogPage;
import dev.datawright.designer.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/v1")
class FormerJobController {

    private static final String JOBS = "/data-designer/jobs";

    private final Requests requests;
    private final JobCalls calls;

    FormerJobController(Requests requests, JobCalls calls) {
        this.requests = requests;
        this.calls = calls;
    }

    @PostMapping(JOBS)
    @ResponseStatus(HttpStatus.CREATED)
    FormerJob create(HttpServletRequest request) throws IOException {
        return FormerJob.of(calls.create(Requests.WORKSPACE, FormerJob.toPresent(requests.readObject(request))));
    }

    @GetMapping(JOBS)
    JobList list(HttpServletRequest request) {
        JobFilter filter = FormerQuery.read(request);
        String workspace =
                FormerQuery.isElsewhere(request) ? request.getParameter("filter[namespace]") : Requests.WORKSPACE;
        JobPage page = calls.list(workspace, filter, request);
        Page.Pagination found = page.pagination();
        return new JobList(
                "list",
                page.data().stream().map(FormerJob::of).toList(),
                // The SDK turns pages until it is on the last one: without a page it would turn for ever.
                new Page.Pagination(
                        found.page(),
                        found.pageSize(),
                        found.currentPageSize(),
                        Math.max(1, found.totalPages()),
                        found.totalResults()),
                page.sort());
    }

    @GetMapping(JOBS + "/{id}")
    FormerJob get(@PathVariable String id) {
        return FormerJob.of(calls.get(new JobRef.Numbered(id)));
    }

    @DeleteMapping(JOBS + "/{id}")
    Deleted delete(@PathVariable String id) throws IOException {
        calls.delete(new JobRef.Numbered(id));
        return new Deleted("Resource deleted successfully.", id);
    }

    @PostMapping(JOBS + "/{id}/cancel")
    FormerJob cancel(@PathVariable String id) {
        return FormerJob.of(calls.cancel(new JobRef.Numbered(id)));
    }

    @GetMapping(JOBS + "/{id}/status")
    Status status(@PathVariable String id) {
        DesignerJobStatus status = calls.status(new JobRef.Numbered(id));
        return new Status(
                status.id(),
                status.status(),
                FormerJob.present(status.statusDetails()),
                FormerJob.present(status.errorDetails()),
                status.steps());
    }

    /// Under the second address too, for that is where the SDK reads while it waits for a job.
    @GetMapping({JOBS + "/{id}/logs", "/jobs/{id}/logs"})
    LogList logs(@PathVariable String id, HttpServletRequest request) {
        LogPage page = calls.logs(new JobRef.Numbered(id), request);
        return new LogList(
                "list",
                page.data().stream()
                        .map(line -> new LogEntry(line.timestamp(), id, line.jobStep(), line.jobTask(), line.message()))
                        .toList(),
                page.total(),
                page.nextPage(),
                page.prevPage());
    }

    record JobList(String object, List<FormerJob> data, Page.Pagination pagination, String sort) {}

    record Deleted(String message, String id) {}

    record Status(
            String jobId, JobStatus status, JsonNode statusDetails, JsonNode errorDetails, List<JsonNode> steps) {}

    record LogList(
            String object,
            List<LogEntry> data,
            long total,
            @Nullable String nextPage,
            @Nullable String prevPage) {}

    record LogEntry(String timestamp, String jobId, String jobStep, String jobTask, String message) {}
}
