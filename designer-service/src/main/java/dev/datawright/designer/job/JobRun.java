package dev.datawright.designer.job;

import dev.datawright.contract.job.JobStatus;
import dev.datawright.dataset.manifest.Digests;
import dev.datawright.designer.generation.GenerationException;
import dev.datawright.designer.generation.PartListener;
import dev.datawright.designer.generation.RowGenerators;
import dev.datawright.designer.seeddata.SeedDataException;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.model.Budget;
import dev.datawright.engine.seed.SeedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// One instance's work on one job, from the first part that is missing to the end.
final class JobRun implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);

    /// A job that ends its instance every time it is run would go round for ever.
    private static final int MAX_TAKINGS = 10;

    /// A model that is away fails every cell; the first ones tell why.
    private static final int MAX_FAILURES_TOLD = 20;

    private final Lease lease;
    private final JobDesk desk;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final long startedNanos = System.nanoTime();
    private volatile @Nullable Thread thread;
    private volatile long rowsBefore;
    private volatile long rowsDone;
    private final AtomicLong failedCells = new AtomicLong();
    private final AtomicInteger failuresTold = new AtomicInteger();

    JobRun(Lease lease, JobDesk desk) {
        this.lease = lease;
        this.desk = desk;
    }

    Lease lease() {
        return lease;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            StoredJob job = desk.jobs().get(lease.jobId());
            rowsDone = job.rowsDone();
            failedCells.set(job.failedCells());
            if (job.status() == JobStatus.CANCELLING) {
                end(JobStatus.CANCELLED, null);
            } else if (lease.fence() - job.begunFence() > MAX_TAKINGS) {
                end(
                        JobStatus.ERROR,
                        "The job was taken up " + MAX_TAKINGS + " times and never came to an end; fewer rows may help");
            } else {
                generate(job);
            }
        } catch (GenerationException | SeedDataException e) {
            stopped(() -> end(JobStatus.ERROR, e.getMessage()));
        } catch (InterruptedException e) {
            stopped(() -> log.warn("Job {} was interrupted by nobody", lease.jobId()));
        } catch (DataAccessException | TransactionException e) {
            stopped(() -> log.warn("Job {} waits for the database, and is taken up again", lease.jobId(), e));
        } catch (IOException | RuntimeException e) {
            stopped(() -> {
                log.error("Job {} failed", lease.jobId(), e);
                end(JobStatus.ERROR, "The job failed because of a mistake of Data Designer's own; its log says more");
            });
        }
    }

    /// Renews the lease and tells the progress; ends the run when it is cancelled or no longer ours.
    void beat() {
        JobStatus status = desk.leases()
                .beat(lease, rowsDone, failedCells.get(), rowsPerSecond())
                .orElse(null);
        if (status == null) {
            stop(Stop.LOST);
        } else if (status == JobStatus.CANCELLING) {
            stop(Stop.CANCELLED);
        }
    }

    void stop(Stop reason) {
        Thread running = thread;
        if (running != null && stop.compareAndSet(null, reason)) {
            running.interrupt();
        }
    }

    private @Nullable Double rowsPerSecond() {
        long made = rowsDone - rowsBefore;
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        return made == 0 || seconds == 0 ? null : (Double) (made / seconds);
    }

    private void generate(StoredJob job) throws InterruptedException, IOException {
        Set<Integer> done = new HashSet<>();
        long rows = 0;
        long failed = 0;
        for (Parts.Part part : desk.parts().of(job.id())) {
            done.add(part.number());
            rows += part.rows();
            failed += part.failedCells();
        }
        rowsBefore = rows;
        rowsDone = rows;
        failedCells.set(failed);
        tell(
                "info",
                rows == 0
                        ? "Generating " + job.rows() + " rows with seed " + job.seed()
                        : "Going on after " + rows + " of " + job.rows() + " rows");
        SeedRows seedRows = desk.seedData().ofJob(job.config(), job.id());
        Budget budget = Budget.of(job.costCapUsd(), desk.cells().spentUsd(job.id()));
        for (int number = 0; number < job.parts(); number++) {
            if (!done.contains(number)) {
                part(job, seedRows, budget, number);
            }
        }
        desk.finishing().complete(job);
        if (end(JobStatus.COMPLETED, null)) {
            tell("info", "Completed " + job.rows() + " rows");
        }
    }

    private void part(StoredJob job, @Nullable SeedRows seedRows, Budget budget, int number)
            throws InterruptedException, IOException {
        long firstRow = (long) number * job.partRows();
        long rows = Math.min(job.partRows(), job.rows() - firstRow);
        String name = "part-%05d.%d.parquet".formatted(number, lease.fence());
        Path folder = desk.store().folder(job.id());
        RowGenerators.Stretch stretch =
                new RowGenerators.Stretch(job.config(), job.seed(), firstRow, rows, seedRows, budget);
        try (PartFiles files = PartFiles.open(folder, name, job.config())) {
            long failed = write(stretch, files, FailedCells.beside(folder.resolve(name)));
            Path file = files.finish();
            Parts.Part part =
                    new Parts.Part(number, name, firstRow, rows, Files.size(file), Digests.sha256(file), failed);
            if (!desk.parts().add(lease, part)) {
                stop.compareAndSet(null, Stop.LOST);
                throw new InterruptedException("The job is another instance's now");
            }
        }
    }

    /// Answers how many cells failed.
    private long write(RowGenerators.Stretch stretch, PartFiles files, Path failures)
            throws InterruptedException, IOException {
        long failedBefore = failedCells.get();
        try (FailedCells told = new FailedCells(failures)) {
            desk.generators()
                    .write(
                            stretch,
                            new JobJournal(lease.jobId(), desk.cells()),
                            files.rows(),
                            files.transformed(),
                            new PartProgress(rowsDone, told));
        }
        return failedCells.get() - failedBefore;
    }

    /// Ends the run for the reason it was stopped for, or does what the exception asks for when nobody stopped it.
    private void stopped(Runnable otherwise) {
        // What follows talks to the database, which an interrupt would end.
        boolean interrupted = Thread.interrupted();
        Stop reason = stop.get();
        if (reason == null) {
            otherwise.run();
            return;
        }
        log.debug("Job {} stopped: {} (interrupted: {})", lease.jobId(), reason, interrupted);
        switch (reason) {
            case CANCELLED -> {
                end(JobStatus.CANCELLED, null);
                tell("info", "Cancelled after " + rowsDone + " rows");
            }
            case SHUTDOWN -> desk.leases().release(lease);
            case LOST -> desk.finishing().forgetDeleted(lease.jobId());
        }
    }

    private boolean end(JobStatus status, @Nullable String failure) {
        boolean ended = desk.leases().finish(lease, status, rowsDone, failedCells.get(), failure);
        if (ended) {
            desk.meter().ended(status, Duration.ofNanos(System.nanoTime() - startedNanos));
            log.info(
                    "Job {} ended: {}, {} rows, {} failed cells, {} ms",
                    lease.jobId(),
                    status.wireName(),
                    rowsDone,
                    failedCells,
                    (System.nanoTime() - startedNanos) / 1_000_000);
            if (failure != null) {
                tell("error", failure);
            }
        } else if (status == JobStatus.COMPLETED) {
            // Cancelled in the moment of its completion.
            desk.leases().finish(lease, JobStatus.CANCELLED, rowsDone, failedCells.get(), null);
        }
        return ended;
    }

    private void tell(String level, String message) {
        desk.logs().add(lease.jobId(), level, message);
    }

    /// What is heard of a part while it is written.
    private final class PartProgress implements PartListener {

        private final long rowsOfOthers;
        private final FailedCells failures;

        PartProgress(long rowsOfOthers, FailedCells failures) {
            this.rowsOfOthers = rowsOfOthers;
            this.failures = failures;
        }

        @Override
        public void rowsWritten(long rows) {
            desk.meter().rows(rowsOfOthers + rows - rowsDone);
            rowsDone = rowsOfOthers + rows;
        }

        @Override
        public void cellFailed(CellFailure failure) {
            failedCells.incrementAndGet();
            desk.meter().cellFailed();
            failures.add(failure);
            if (failuresTold.incrementAndGet() <= MAX_FAILURES_TOLD) {
                tell(
                        "warning",
                        "Column '" + failure.column() + "' stays empty in row " + failure.row() + ": "
                                + failure.reason());
            }
        }
    }

    /// Why a run ends before its job does.
    enum Stop {
        CANCELLED,
        LOST,
        SHUTDOWN
    }
}
