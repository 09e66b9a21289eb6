package dev.datawright.bridge.job;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.design.Page;
import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.event.Events;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.quota.Quota;
import dev.datawright.bridge.result.FileRequest;
import dev.datawright.bridge.result.Results;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.bridge.upstream.DataDesigner;
import dev.datawright.bridge.upstream.LogPage;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.CreateJob;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.problem.ProblemType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// All that can be done with jobs, whichever edge asks.
@Component
public class Jobs {

    private static final Pattern CURSOR = Pattern.compile("[\\w.~=+/-]{1,200}");

    private final JobStore store;
    private final JobSpecs specs;
    private final Designs designs;
    private final Approvals approvals;
    private final JobProperties properties;
    private final JobWatcher watcher;
    private final Results results;
    private final DataDesigner dataDesigner;
    private final Quota quota;
    private final Effects effects;
    private final Events events;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final JobMeter meter;

    Jobs(
            JobStore store,
            JobSpecs specs,
            Designs designs,
            Approvals approvals,
            JobProperties properties,
            JobWatcher watcher,
            Results results,
            DataDesigner dataDesigner,
            Quota quota,
            Effects effects,
            Events events,
            Clock clock,
            Supplier<UUID> ids,
            JobMeter meter) {
        this.store = store;
        this.specs = specs;
        this.designs = designs;
        this.approvals = approvals;
        this.properties = properties;
        this.watcher = watcher;
        this.results = results;
        this.dataDesigner = dataDesigner;
        this.quota = quota;
        this.effects = effects;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.meter = meter;
    }

    /// Starts a job that a person approved, or one that is small enough for a token that may start jobs by itself.
    public Job create(Call call, CreateJob wanted) {
        requireMayCreate(call, wanted.approvalId());
        return effects.once(call, "create_job", wanted, Job.class, () -> {
            JobSpecs.Resolved resolved = specs.resolve(call, wanted.spec());
            JobSpec spec = resolved.spec();
            if (wanted.approvalId() != null) {
                approvals.use(call, wanted.approvalId(), spec);
            } else {
                requireUnderCap(spec);
            }
            requireRoom(call);
            quota.require(call.owner(), 0);
            Job job = new Job(
                    ids.get(),
                    resolved.design().name(),
                    spec,
                    JobStatus.CREATED,
                    JobProgress.none(spec.rows()),
                    null,
                    List.of(),
                    List.of(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null,
                    null);
            // The backend's name for it is written down before the backend hears of it. NeMo's names begin with a
            // letter; a UUID need not.
            store.insert(call.owner(), job, wanted.approvalId(), "job-" + ids.get());
            meter.created(job.id(), wanted.approvalId() != null);
            events.publish(call.owner(), BridgeEvent.Type.JOB_CHANGED, spec.designId(), null, job.id());
            afterCommit(watcher::wake);
            return job;
        });
    }

    public Job get(Call call, UUID id) {
        call.require(Scope.READ);
        return store.find(call.owner(), id).orElseThrow(() -> BridgeFailure.notFound("job", id));
    }

    public Listing<Job> list(Call call, @Nullable UUID designId, @Nullable String after, @Nullable Integer limit) {
        call.require(Scope.READ);
        int size = Page.size(limit);
        Page.Mark mark = Page.Mark.parse(after);
        List<Job> found = store.list(
                call.owner(), designId, mark == null ? null : mark.at(), mark == null ? null : mark.id(), size + 1);
        return Page.of(found, size, last -> new Page.Mark(last.createdAt(), last.id()).toString());
    }

    /// Asks a job to stop; one that has ended stays as it is.
    public Job cancel(Call call, UUID id) {
        call.require(Scope.WRITE);
        return effects.once(call, "cancel_job", id, Job.class, () -> {
            Job job = get(call, id);
            if (store.requestCancel(id)) {
                events.publish(
                        call.owner(), BridgeEvent.Type.JOB_CHANGED, job.spec().designId(), null, id);
                afterCommit(() -> watcher.wake(id));
            }
            return get(call, id);
        });
    }

    /// Has the cells tried again that no model call could fill. The job is open once more and stays under the cost cap
    /// it was approved with; when the retry comes to nothing, it is what it was before.
    public Job retryFailedCells(Call call, UUID id) {
        Job asked = get(call, id);
        JobStore.Origin origin = store.origin(call.owner(), id).orElseThrow(() -> BridgeFailure.notFound("job", id));
        if (!call.has(Scope.JOBS_WRITE)) {
            // What a person approved covers the retry, which stays under the same cap.
            call.require(origin.approved() ? Scope.WRITE : Scope.JOBS_WRITE);
        }
        return effects.once(call, "retry_failed_cells", id, Job.class, () -> {
            Capabilities capabilities = dataDesigner.capabilities();
            if (!capabilities.cellRetry()) {
                throw new BridgeFailure(
                        ProblemType.INVALID_REQUEST,
                        "The Data Designer backend in use (" + capabilities.backend()
                                + ") cannot try single cells again. Create a new job instead.");
            }
            requireRetryable(asked);
            requireRoom(call);
            JobStore.BeforeRetry before = new JobStore.BeforeRetry(
                    asked.status(),
                    asked.progress().rowsDone(),
                    asked.progress().failedCells(),
                    asked.failure(),
                    asked.finishedAt() == null ? clock.instant() : asked.finishedAt());
            if (store.requestRetry(id, before)) {
                events.publish(
                        call.owner(), BridgeEvent.Type.JOB_CHANGED, asked.spec().designId(), null, id);
                afterCommit(watcher::wake);
            }
            return get(call, id);
        });
    }

    private static void requireRetryable(Job job) {
        if (job.status() == JobStatus.COMPLETED && job.progress().failedCells() == 0) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY, "The job has no failed cells, so there is nothing to try again.");
        }
        if (job.status() != JobStatus.COMPLETED && job.status() != JobStatus.ERROR) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY,
                    "The job is '" + job.status().wireName()
                            + "'; failed cells are tried again once it is completed or ended in an error.");
        }
        if (job.startedAt() == null) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY, "The job never started, so it has no cells to try again. Create a new job.");
        }
    }

    /// What the job told while it ran, oldest line first.
    ///
    /// @param tail the last lines instead of a page
    public LogPage logs(Call call, UUID id, @Nullable String after, @Nullable Integer limit, @Nullable Integer tail) {
        call.require(Scope.READ);
        JobStore.Origin origin = store.origin(call.owner(), id).orElseThrow(() -> BridgeFailure.notFound("job", id));
        if (after != null && !CURSOR.matcher(after).matches()) {
            throw BridgeFailure.invalid(
                    "after", "bad-cursor", "that is no place in this log", "pass 'next' as it was answered");
        }
        return origin.submitted()
                ? dataDesigner.logs(
                        origin.upstreamName(), after, Page.size(limit), tail == null ? 0 : Math.clamp(tail, 1, 200))
                : new LogPage(List.of(), 0L, null);
    }

    /// Rows of a completed job, or those that meet all conditions.
    public RowPage rows(Call call, UUID id, RowQuery query) {
        results.checkPage(query);
        JobSpec spec = completed(call, id).spec();
        return results.rows(
                id, designs.contentOf(spec.designId(), spec.version()).config(), query);
    }

    public DownloadLink link(Call call, UUID id, FileRequest wanted) {
        wanted.check();
        return results.link(call.owner(), completed(call, id).id(), wanted);
    }

    /// A job that left rows.
    Job completed(Call call, UUID id) {
        Job job = get(call, id);
        if (job.status() != JobStatus.COMPLETED) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY,
                    job.status().isFinal()
                            ? "The job ended as '" + job.status().wireName() + "' and left no rows."
                            : "The job is '" + job.status().wireName() + "', "
                                    + job.progress().rowsDone() + " of "
                                    + job.progress().rowsTotal() + " rows are made. Rows can be read when it is"
                                    + " completed.");
        }
        return job;
    }

    private void requireRoom(Call call) {
        if (store.countOpen(call.owner()) >= properties.maxOpen()) {
            throw new BridgeFailure(
                    ProblemType.LIMIT_REACHED,
                    "There are " + properties.maxOpen() + " jobs that have not ended. Wait for one, or cancel one.");
        }
    }

    private static void requireMayCreate(Call call, @Nullable UUID approvalId) {
        if (approvalId != null) {
            if (!call.has(Scope.JOBS_WRITE)) {
                call.require(Scope.WRITE);
            }
        } else if (!call.has(Scope.JOBS_WRITE)) {
            throw new BridgeFailure(
                    ProblemType.NOT_ALLOWED,
                    "A job needs an approval, and none was given: a person approves exactly this job, and its"
                            + " approval_id is sent along. Only a token with the scope 'jobs:write' starts small"
                            + " jobs without one, and this token does not have it.");
        }
    }

    private void requireUnderCap(JobSpec spec) {
        if (spec.rows() > properties.unapprovedMaxRows() || spec.costCapUsd() > properties.unapprovedMaxCostUsd()) {
            throw new BridgeFailure(
                    ProblemType.APPROVAL_REFUSED,
                    "Without an approval a job has at most " + properties.unapprovedMaxRows()
                            + " rows and a cost cap of at most " + properties.unapprovedMaxCostUsd()
                            + " US dollars; this one asks for " + spec.rows() + " rows and " + spec.costCapUsd()
                            + " US dollars. Let a person approve it.");
        }
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
