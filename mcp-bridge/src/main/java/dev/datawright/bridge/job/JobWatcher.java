package dev.datawright.bridge.job;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Finds jobs that nobody watches, those of a dead process included, and watches each on a thread of its own.
///
/// Watches have platform threads: taking in a large result computes for a while, and would keep the carriers from the
/// requests.
@Component
class JobWatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWatcher.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final JobStore store;
    private final JobSteps steps;
    private final JobProperties properties;
    private final String name = UUID.randomUUID().toString();
    private final Semaphore wanted = new Semaphore(0);
    private final Map<JobStore.Lease, Watching> watches = new ConcurrentHashMap<>();
    private volatile boolean running;

    JobWatcher(JobStore store, JobSteps steps, JobProperties properties) {
        this.store = store;
        this.steps = steps;
        this.properties = properties;
    }

    private record Watching(JobWatch watch, Thread thread) {}

    /// Looks at this job now, when it is watched here.
    void wake(UUID jobId) {
        watches.forEach((lease, watching) -> {
            if (lease.jobId().equals(jobId)) {
                watching.watch().nudge();
            }
        });
    }

    /// Looks for work now.
    void wake() {
        wanted.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("job-watcher").start(this::look);
    }

    private void look() {
        while (running) {
            try {
                int free = properties.watched() - watches.size();
                if (free > 0) {
                    store.claim(name, properties.lease(), free).forEach(this::watch);
                }
            } catch (RuntimeException e) {
                // The outermost loop: the database may be away for a moment, and the jobs are still there after it.
                log.warn("Looking for jobs failed; it is tried again", e);
            }
            try {
                boolean woken = wanted.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                if (woken) {
                    wanted.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void watch(JobStore.Lease lease) {
        JobWatch watch = new JobWatch(lease, store, steps, properties);
        Thread thread = Thread.ofPlatform()
                .name("job-" + lease.jobId())
                .daemon()
                .unstarted(() -> {
                    try {
                        watch.run();
                    } catch (RuntimeException e) {
                        log.warn("Watching job {} broke off; it is taken up again", lease.jobId(), e);
                    } finally {
                        watches.remove(lease);
                    }
                });
        watches.put(lease, new Watching(watch, thread));
        thread.start();
    }

    /// Leaves every job to the next process at once instead of after its lease.
    @Override
    public void stop() {
        running = false;
        wake();
        watches.values().forEach(watching -> watching.thread().interrupt());
        long deadline = System.nanoTime() + STOP.toNanos();
        watches.values().forEach(watching -> {
            try {
                watching.thread().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
