package dev.datawright.bridge.job;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Watches one job under its lease until it ends, the lease is lost or the process stops.
final class JobWatch {

    private static final Logger log = LoggerFactory.getLogger(JobWatch.class);
    private final JobStore.Lease lease;
    private final JobStore store;
    private final JobSteps steps;
    private final JobProperties properties;
    private final Semaphore nudges = new Semaphore(0);

    JobWatch(JobStore.Lease lease, JobStore store, JobSteps steps, JobProperties properties) {
        this.lease = lease;
        this.store = store;
        this.steps = steps;
        this.properties = properties;
    }

    /// Looks at once.
    void nudge() {
        nudges.release();
    }

    void run() {
        Thread watching = Thread.currentThread();
        Thread renewing = Thread.ofVirtual().name("lease-" + lease.jobId()).start(() -> keepLease(watching));
        try {
            watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            renewing.interrupt();
            // Whoever is interrupted here has to say so after the last write, which would refuse to run.
            boolean interrupted = Thread.interrupted();
            release();
            if (interrupted) {
                watching.interrupt();
            }
        }
    }

    private void watch() throws InterruptedException {
        Pace pace = new Pace();
        long awaySince = 0;
        while (true) {
            nudges.drainPermits();
            boolean away = false;
            Optional<JobStore.Watched> watched = store.watched(lease);
            if (watched.isEmpty()) {
                return;
            }
            try {
                steps.next(lease, watched.get());
                awaySince = 0;
            } catch (BridgeFailure failure) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                if (failure.type() == ProblemType.UPSTREAM_AWAY) {
                    awaySince = awaySince == 0 ? System.nanoTime() : awaySince;
                    Duration silent = Duration.ofNanos(System.nanoTime() - awaySince);
                    if (silent.compareTo(properties.awayLimit()) > 0) {
                        giveUp(watched.get(), silent, failure);
                    }
                    away = true;
                } else {
                    steps.end(lease, watched.get(), JobStatus.ERROR, failure.detail());
                }
            } catch (DataAccessException | TransactionException e) {
                // The database was away for a moment: the job is as it was, and the next watcher goes on with it.
                throw e;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                log.error("The job {} could not be brought to its end", lease.jobId(), e);
                steps.end(
                        lease,
                        watched.get(),
                        JobStatus.ERROR,
                        "Something went wrong on our side while the result was taken in. The log tells more under the"
                                + " job's id.");
            }
            Duration wait = away ? pace.away() : pace.next();
            nudges.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void giveUp(JobStore.Watched watched, Duration silent, BridgeFailure failure) {
        if (watched.cancelRequested()) {
            log.warn("Job {} is cancelled here; the backend, which is away, may still run it", lease.jobId());
            steps.end(lease, watched, JobStatus.CANCELLED, null);
        } else {
            steps.end(
                    lease,
                    watched,
                    JobStatus.ERROR,
                    "Data Designer did not answer for " + told(silent) + ". " + failure.detail());
        }
    }

    private static String told(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes == 0 ? duration.toSeconds() + " seconds" : minutes + (minutes == 1 ? " minute" : " minutes");
    }

    /// Runs beside the watch, since taking in a large result is one long step.
    private void keepLease(Thread watching) {
        try {
            while (true) {
                Thread.sleep(properties.lease().dividedBy(3));
                if (!store.renew(lease, properties.lease())) {
                    watching.interrupt();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The lease of job {} could not be renewed; the job is left to the next watcher", lease.jobId(), e);
            watching.interrupt();
        }
    }

    private void release() {
        try {
            store.release(lease);
        } catch (RuntimeException e) {
            log.warn("The lease of job {} runs out by itself", lease.jobId(), e);
        }
    }
}
