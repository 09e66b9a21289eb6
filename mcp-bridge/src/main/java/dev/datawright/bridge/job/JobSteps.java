package dev.datawright.bridge.job;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.event.Events;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.result.Finished;
import dev.datawright.bridge.result.Order;
import dev.datawright.bridge.result.Results;
import dev.datawright.bridge.seeddata.SeedData;
import dev.datawright.bridge.upstream.DataDesigner;
import dev.datawright.bridge.upstream.ModelUsage;
import dev.datawright.bridge.upstream.UpstreamJob;
import dev.datawright.bridge.usage.Usage;
import dev.datawright.bridge.usage.UsageEntry;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What happens next to a job: hand it over, look how it goes, take in what it left. Each step can be done again.
@Component
class JobSteps {

    private static final Logger log = LoggerFactory.getLogger(JobSteps.class);
    private static final String RETRY = "retry";

    private final JobStore store;
    private final Designs designs;
    private final DataDesigner dataDesigner;
    private final SeedData seedData;
    private final Results results;
    private final Usage usage;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JobMeter meter;

    JobSteps(
            JobStore store,
            Designs designs,
            DataDesigner dataDesigner,
            SeedData seedData,
            Results results,
            Usage usage,
            Events events,
            TransactionTemplate transaction,
            Clock clock,
            JobMeter meter) {
        this.store = store;
        this.designs = designs;
        this.dataDesigner = dataDesigner;
        this.seedData = seedData;
        this.results = results;
        this.usage = usage;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.meter = meter;
    }

    void next(JobStore.Lease lease, JobStore.Watched watched) {
        if (!watched.submitted()) {
            meter.step(lease.jobId(), "submit job", () -> submit(lease, watched));
        } else if (watched.retryWanted()) {
            retry(lease, watched);
        } else {
            look(lease, watched);
        }
    }

    private void submit(JobStore.Lease lease, JobStore.Watched watched) {
        Job job = watched.job();
        if (watched.cancelRequested()) {
            if (watched.offered()) {
                cancelOffered(watched);
            }
            end(lease, watched, JobStatus.CANCELLED, null);
            return;
        }
        seedData.bring(watched.owner(), config(job));
        if (!store.offered(lease, now())) {
            return;
        }
        dataDesigner.submit(
                watched.upstreamName(),
                config(job),
                job.spec().rows(),
                seed(job),
                job.spec().costCapUsd(),
                Map.of(
                        "job_id", job.id().toString(),
                        "design_id", job.spec().designId().toString(),
                        "design_version", Integer.toString(job.spec().version())));
        change(watched, () -> store.submitted(lease, now()));
        log.info("Job {} started: {} rows", job.id(), job.spec().rows());
    }

    /// Asks the backend to fill the cells that failed; a backend that has begun with it already is asked no more.
    private void retry(JobStore.Lease lease, JobStore.Watched watched) {
        if (watched.cancelRequested()) {
            end(lease, watched, JobStatus.CANCELLED, null);
            return;
        }
        dataDesigner.retryFailedCells(watched.upstreamName());
        change(watched, () -> store.retried(lease));
        log.info("Job {} tries its failed cells again", watched.job().id());
    }

    /// A process may have ended between handing the job over and writing that down.
    private void cancelOffered(JobStore.Watched watched) {
        try {
            dataDesigner.cancel(watched.upstreamName());
        } catch (BridgeFailure failure) {
            if (failure.type() == ProblemType.UPSTREAM_AWAY) {
                throw failure;
            }
        }
    }

    private void look(JobStore.Lease lease, JobStore.Watched watched) {
        boolean cancelling = watched.cancelRequested();
        if (cancelling) {
            dataDesigner.cancel(watched.upstreamName());
        }
        UpstreamJob upstream =
                dataDesigner.status(watched.upstreamName(), watched.job().spec().rows());
        switch (upstream.status()) {
            case COMPLETED -> {
                // The person was told that it is being cancelled; the backend had finished it in that moment.
                if (cancelling) {
                    end(lease, watched, JobStatus.CANCELLED, null, upstream.usage());
                } else {
                    collect(lease, watched, upstream.usage());
                }
            }
            case CANCELLED -> end(lease, watched, JobStatus.CANCELLED, null, upstream.usage());
            case ERROR -> {
                if (cancelling) {
                    end(lease, watched, JobStatus.CANCELLED, null, upstream.usage());
                } else {
                    end(lease, watched, JobStatus.ERROR, upstream.failure(), upstream.usage());
                }
            }
            case CREATED -> progress(lease, watched, JobStatus.PENDING, upstream);
            case PENDING, ACTIVE, CANCELLING, PAUSED, PAUSING, RESUMING ->
                progress(lease, watched, upstream.status(), upstream);
        }
    }

    private void progress(JobStore.Lease lease, JobStore.Watched watched, JobStatus status, UpstreamJob upstream) {
        JobProgress before = watched.job().progress();
        long total = before.rowsTotal();
        long done = upstream.rowsDone() == null ? before.rowsDone() : Math.min(total, upstream.rowsDone());
        Double rate = upstream.rowsPerSecond() == null ? measuredRate(watched.job(), done) : upstream.rowsPerSecond();
        JobProgress progress = new JobProgress(
                done,
                total,
                rate,
                JobStore.secondsLeft(total - done, rate),
                upstream.failedCells() == null ? before.failedCells() : upstream.failedCells());
        boolean same = (watched.cancelRequested() || status == watched.job().status())
                && progress.rowsDone() == before.rowsDone()
                && progress.failedCells() == before.failedCells();
        if (!same) {
            change(watched, () -> store.progress(lease, status, progress));
        }
    }

    /// The mean since the start, for a backend that counts rows and does not time them.
    private @Nullable Double measuredRate(Job job, long done) {
        Instant started = job.startedAt();
        if (started == null || done == 0) {
            return null;
        }
        double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
        return seconds > 0 ? (Double) (done / seconds) : null;
    }

    private void collect(JobStore.Lease lease, JobStore.Watched watched, List<ModelUsage> usage) {
        Job job = watched.job();
        try {
            Finished finished = results.collect(order(watched), usage);
            if (finished.rows() == 0) {
                end(lease, watched, JobStatus.ERROR, "Data Designer finished the job without any rows.", usage);
                return;
            }
            Instant now = now();
            if (!change(watched, usage, () -> store.completed(lease, finished, now))) {
                endIfCancelled(lease, usage);
                return;
            }
            meter.ended(job, JobStatus.COMPLETED, finished.rows(), now);
            log.info(
                    "Job {} completed: {} of {} rows after {}",
                    job.id(),
                    finished.rows(),
                    job.spec().rows(),
                    Duration.between(job.createdAt(), now));
        } catch (BridgeFailure failure) {
            if (failure.type() == ProblemType.UPSTREAM_AWAY) {
                throw failure;
            }
            end(lease, watched, JobStatus.ERROR, failure.detail(), usage);
        } catch (IOException e) {
            throw new UncheckedIOException("The file store does not take the result", e);
        }
    }

    /// The job was cancelled while its result was taken in; when another watches it by now, that one goes on.
    private void endIfCancelled(JobStore.Lease lease, List<ModelUsage> usage) {
        store.watched(lease).filter(JobStore.Watched::cancelRequested).ifPresent(watched -> {
            if (watched.before() == null) {
                results.delete(watched.job().id());
            }
            end(lease, watched, JobStatus.CANCELLED, null, usage);
        });
    }

    void end(JobStore.Lease lease, JobStore.Watched watched, JobStatus status, @Nullable String failure) {
        end(lease, watched, status, failure, List.of());
    }

    private void end(
            JobStore.Lease lease,
            JobStore.Watched watched,
            JobStatus status,
            @Nullable String failure,
            List<ModelUsage> used) {
        JobStore.BeforeRetry before = watched.before();
        boolean ended = change(
                watched,
                used,
                () -> before == null
                        ? store.ended(lease, status, failure, now())
                        : putBack(lease, watched, before, status, failure));
        if (ended && before == null) {
            meter.ended(watched.job(), status, 0, now());
        }
        log.info("Job {} ended as {}", watched.job().id(), status.wireName());
    }

    /// A retry that came to nothing leaves the result as it was, and says so.
    private boolean putBack(
            JobStore.Lease lease,
            JobStore.Watched watched,
            JobStore.BeforeRetry before,
            JobStatus status,
            @Nullable String failure) {
        List<Check> checks = new ArrayList<>(watched.job().checks());
        checks.removeIf(check -> check.name().equals(RETRY));
        if (before.status() == JobStatus.COMPLETED) {
            String outcome = failure == null ? "the retry was " + status.wireName() : failure;
            checks.add(new Check(RETRY, "the failed cells tried again", outcome, false));
            return store.putBack(lease, before, null, checks);
        }
        return store.putBack(lease, before, failure == null ? before.failure() : failure, checks);
    }

    private boolean change(JobStore.Watched watched, BooleanSupplier write) {
        return change(watched, List.of(), write);
    }

    /// @param used goes into the ledger when the write, which happens once, does
    private boolean change(JobStore.Watched watched, List<ModelUsage> used, BooleanSupplier write) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean written = write.getAsBoolean();
            if (written) {
                Job job = watched.job();
                usage.addOfJob(watched.owner(), entries(job, used));
                events.publish(
                        watched.owner(),
                        BridgeEvent.Type.JOB_CHANGED,
                        job.spec().designId(),
                        null,
                        job.id());
            }
            return written;
        }));
    }

    private List<UsageEntry> entries(Job job, List<ModelUsage> used) {
        return used.stream()
                .map(model -> new UsageEntry(
                        "job",
                        null,
                        job.id(),
                        model.model() == null ? roles(job) : model.model(),
                        model.inputTokens(),
                        model.outputTokens(),
                        model.costUsd(),
                        false,
                        model.calls()))
                .toList();
    }

    private String roles(Job job) {
        return config(job).modelConfigs().stream()
                .map(ModelConfig::model)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Order order(JobStore.Watched watched) {
        Job job = watched.job();
        JobSpec spec = job.spec();
        Designs.Content content = designs.contentOf(spec.designId(), spec.version());
        return new Order(
                job.id(),
                job.name(),
                watched.upstreamName(),
                spec.designId(),
                spec.version(),
                spec.rows(),
                seed(job),
                content.config(),
                content.why(),
                job.createdAt());
    }

    private static long seed(Job job) {
        return Objects.requireNonNull(job.spec().seed(), "every stored job has a seed");
    }

    private DataDesignerConfig config(Job job) {
        return designs.contentOf(job.spec().designId(), job.spec().version()).config();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
