package dev.datawright.bridge.job;

import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.event.Events;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.result.FileRequest;
import dev.datawright.bridge.result.Results;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.bridge.upstream.DataDesigner;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What jobs left, whole: to look at, and to delete.
@Component
public class JobResults {

    private static final Logger log = LoggerFactory.getLogger(JobResults.class);
    private static final String SQL = "sql";
    private static final String CSV = "csv";

    private final Jobs jobs;
    private final JobStore store;
    private final Results results;
    private final DataDesigner dataDesigner;
    private final Effects effects;
    private final Events events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    JobResults(
            Jobs jobs,
            JobStore store,
            Results results,
            DataDesigner dataDesigner,
            Effects effects,
            Events events,
            TransactionTemplate transactions,
            Clock clock) {
        this.jobs = jobs;
        this.store = store;
        this.results = results;
        this.dataDesigner = dataDesigner;
        this.effects = effects;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param dialect of the link to SQL
    public JobResult result(Call call, UUID id, @Nullable String dialect) {
        FileRequest sql = new FileRequest(SQL, dialect, null);
        sql.check();
        Job job = jobs.completed(call, id);
        List<JobResult.Link> links = new ArrayList<>();
        for (JobFile file : job.files()) {
            links.add(link(call, job, file.format(), new FileRequest(file.format(), null, null)));
        }
        if (!job.files().isEmpty()) {
            links.add(link(call, job, SQL, sql));
            links.add(link(call, job, CSV + " (safe in spreadsheets)", new FileRequest(CSV, null, "safe")));
        }
        return new JobResult(
                job.id(),
                job.name(),
                job.spec().rows(),
                job.progress().rowsDone(),
                JobReport.missing(job),
                JobReport.notices(job),
                job.files(),
                links,
                job.files().isEmpty() ? null : results.manifest(id));
    }

    private JobResult.Link link(Call call, Job job, String format, FileRequest wanted) {
        DownloadLink link = results.link(call.owner(), job.id(), wanted);
        return new JobResult.Link(format, link.path(), link.expiresAt());
    }

    public JobReport report(Call call, UUID id) {
        Job job = jobs.completed(call, id);
        return JobReport.of(job, job.files().isEmpty() ? null : results.profile(id));
    }

    /// Removes the bytes of the job's files; the job stays and says so.
    public Job deleteFiles(Call call, UUID id) {
        call.require(Scope.WRITE);
        return effects.once(call, "delete_job_files", id, Job.class, () -> {
            Job job = jobs.get(call, id);
            requireEnded(job, "its files can be deleted", "POST /api/bridge/jobs/" + id + "/cancel");
            if (job.filesDeletedAt() == null) {
                keepEnded(id);
                results.delete(id);
                store.filesDeleted(id, now());
                events.publish(
                        call.owner(), BridgeEvent.Type.JOB_CHANGED, job.spec().designId(), null, id);
            }
            return jobs.get(call, id);
        });
    }

    /// Removes the job with all it made, here and at the backend. What it cost stays in the ledger.
    public void delete(Call call, UUID id) {
        call.require(Scope.WRITE);
        Optional<JobStore.Origin> origin = store.origin(call.owner(), id);
        effects.once(call, "delete_job", id, Boolean.class, () -> {
            Job job = jobs.get(call, id);
            requireEnded(job, "it can be deleted", "POST /api/bridge/jobs/" + id + "/cancel");
            keepEnded(id);
            results.delete(id);
            store.delete(call.owner(), id);
            events.publish(
                    call.owner(), BridgeEvent.Type.JOB_CHANGED, job.spec().designId(), null, id);
            return true;
        });
        origin.filter(JobStore.Origin::submitted).ifPresent(known -> forgetAtBackend(id, known.upstreamName()));
    }

    /// The job is gone for its owner, whether the backend is there to hear of it or not.
    private void forgetAtBackend(UUID id, String upstreamName) {
        try {
            dataDesigner.delete(upstreamName);
        } catch (BridgeFailure failure) {
            log.warn("The backend may still have the rows of the deleted job {}: {}", id, failure.detail());
        }
    }

    /// A retry that opens the job again waits until the bytes and the row are gone, or was first.
    private void keepEnded(UUID id) {
        if (!store.keepEnded(id)) {
            throw new BridgeFailure(ProblemType.NOT_READY, "The job has just begun again. Cancel it first.");
        }
    }

    private static void requireEnded(Job job, String then, String how) {
        if (!job.status().isFinal()) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY,
                    "The job is '" + job.status().wireName() + "'. Cancel it first (" + how
                            + "), or wait for its end; then " + then + ".");
        }
    }

    /// Deletes the files of jobs whose designs were archived before then; the jobs themselves stay.
    public int deleteFilesOfDesignsArchivedBefore(Instant then) {
        return deleteAll(store.withFilesOfDesignsArchivedBefore(then));
    }

    /// Deletes the files of jobs that ended before then; the jobs themselves stay.
    public int deleteFilesOfJobsFinishedBefore(Instant then) {
        return deleteAll(store.withFilesOfJobsFinishedBefore(then));
    }

    private int deleteAll(List<UUID> found) {
        int deleted = 0;
        for (UUID id : found) {
            deleted += Objects.requireNonNull(transactions.execute(status -> {
                if (!store.keepEnded(id)) {
                    return 0;
                }
                results.delete(id);
                store.filesDeleted(id, now());
                return 1;
            }));
        }
        return deleted;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
