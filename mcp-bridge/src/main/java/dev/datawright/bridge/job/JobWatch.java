package dev.datawright.bridge.job;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Watches one job under its lease until it ends, the lease is lost or the process stops.
final class JobWatch {

    private static final Logger log = LoggerFactory.getLogger(JobWatch.class);
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final double SLOWER = 1.1;
    private static final int QUICK_LOOKS = 40;

    private final JobStore.Lease lease;
    private final JobStore store;
    private final JobSteps steps;
    private final JobProperties properties;

    JobWatch(JobStore.Lease lease, JobStore store, JobSteps steps, JobProperties properties) {
        this.lease = lease;
        this.store = store;
        this.steps = steps;
        this.properties = properties;
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
        Duration wait = FIRST;
        int looks = 0;
        long awaySince = 0;
        while (true) {
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
                    Duration away = Duration.ofNanos(System.nanoTime() - awaySince);
                    if (away.compareTo(properties.awayLimit()) > 0) {
                        steps.end(
                                lease,
                                watched.get(),
                                JobStatus.ERROR,
                                "Data Designer did not answer for " + away.toMinutes() + " minutes. "
                                        + failure.detail());
                    }
                    wait = LONGEST;
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
            Thread.sleep(wait);
            looks++;
            if (looks > QUICK_LOOKS && wait.compareTo(LONGEST) < 0) {
                wait = Duration.ofMillis(Math.min(LONGEST.toMillis(), (long) (wait.toMillis() * SLOWER)));
            }
        }
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
