package dev.datawright.designer.job;

import dev.datawright.contract.designer.DesignerJob;
import dev.datawright.contract.designer.DesignerJobStatus;
import dev.datawright.contract.designer.Page;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import dev.datawright.designer.result.FileStore;
import dev.datawright.designer.seeddata.SeedData;
import dev.datawright.designer.seeddata.SeedDataException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// What can be asked of jobs, in whichever generation of the API.
@Component
public class JobCalls {

    private final JobIntake intake;
    private final Jobs jobs;
    private final JobLogs logs;
    private final JobViews views;
    private final JobWorker worker;
    private final FileStore store;
    private final SeedData seedData;

    JobCalls(
            JobIntake intake,
            Jobs jobs,
            JobLogs logs,
            JobViews views,
            JobWorker worker,
            FileStore store,
            SeedData seedData) {
        this.intake = intake;
        this.jobs = jobs;
        this.logs = logs;
        this.views = views;
        this.worker = worker;
        this.store = store;
        this.seedData = seedData;
    }

    /// Takes an order of the form `{name?, spec: {num_records, config}, ...}`.
    ///
    /// @throws Refusal 422 with everything that is wrong, 409 when the name is taken
    public DesignerJob create(String workspace, ObjectNode body) throws IOException {
        StoredJob job = intake.read(workspace, body);
        pin(job);
        if (!jobs.add(job)) {
            store.delete(job.id());
            throw Refusal.of(
                    409,
                    "Job '" + job.name() + "' already exists in workspace '" + workspace
                            + "'. Choose a different job name or delete the existing job before creating a new one.");
        }
        worker.wake();
        return views.job(job);
    }

    private void pin(StoredJob job) throws IOException {
        try {
            seedData.pin(job.config(), job.id());
        } catch (SeedDataException gone) {
            throw Refusal.invalid(gone.getMessage());
        }
    }

    /// The page that the query asks for.
    public JobPage list(String workspace, JobFilter filter, HttpServletRequest request) {
        int page = Requests.integer(request, "page", 1, 1, 1_000_000);
        int pageSize = Requests.integer(request, "page_size", 10, 1, 1000);
        JobOrder order = JobOrder.of(request.getParameter("sort"));
        List<DesignerJob> data = jobs.list(workspace, filter, order, page, pageSize).stream()
                .map(views::job)
                .toList();
        long total = jobs.count(workspace, filter);
        return new JobPage(
                data,
                new Page.Pagination(page, pageSize, data.size(), (total + pageSize - 1) / pageSize, total),
                order.wireName());
    }

    public DesignerJob get(JobRef ref) {
        return views.job(find(ref));
    }

    public DesignerJobStatus status(JobRef ref) {
        return views.status(find(ref));
    }

    /// Asks the job to end; the job as it is then. One that has ended stays as it is.
    public DesignerJob cancel(JobRef ref) {
        jobs.cancel(find(ref).id());
        return get(ref);
    }

    /// Takes a job off the list, with all that it left.
    public void delete(JobRef ref) throws IOException {
        String id = find(ref).id();
        jobs.delete(id);
        store.delete(id);
    }

    /// The lines that the query asks for: a page after a cursor, or the last ones (`tail`).
    public LogPage logs(JobRef ref, HttpServletRequest request) {
        StoredJob job = find(ref);
        int limit = Requests.integer(request, "limit", 100, 1, 1000);
        int tail = Requests.integer(request, "tail", 0, 0, 1000);
        List<JobLogs.Line> lines = tail > 0
                ? logs.last(job.id(), tail)
                : logs.after(job.id(), cursor(request.getParameter("page_cursor")), limit + 1);
        boolean more = tail == 0 && lines.size() > limit;
        List<JobLogs.Line> page = more ? lines.subList(0, limit) : lines;
        return new LogPage(
                page.stream().map(line -> JobViews.line(job, line)).toList(),
                logs.count(job.id()),
                more ? Long.toString(page.getLast().id(), Character.MAX_RADIX) : null,
                null);
    }

    private StoredJob find(JobRef ref) {
        return jobs.find(ref).orElseThrow(() -> ref.notFound("Job"));
    }

    private static long cursor(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseLong(cursor, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "value_error", List.of("query", "page_cursor"), "Use the next_page of an earlier answer");
        }
    }
}
