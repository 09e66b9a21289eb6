package dev.datawright.designer.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Takes open jobs, a few at a time, and keeps their leases alive.
///
/// Runs have platform threads: they compute, and would keep the carriers from the requests.
@Component
class JobWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration STOPPING = Duration.ofSeconds(4);

    private final JobDesk desk;
    private final JobProperties properties;
    private final Semaphore slots;
    private final Semaphore news = new Semaphore(0);
    private final Map<JobRun, Thread> runs = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread taker;
    private @Nullable Thread beater;

    JobWorker(JobDesk desk, JobProperties properties) {
        this.desk = desk;
        this.properties = properties;
        this.slots = new Semaphore(properties.parallel());
    }

    /// There is a new job: looks for it at once.
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        taker = Thread.ofPlatform().name("job-taker").daemon().start(() -> repeat(this::takeOne));
        beater = Thread.ofPlatform().name("job-beat").daemon().start(() -> repeat(this::beat));
    }

    @Override
    public void stop() {
        running = false;
        interrupt(taker);
        interrupt(beater);
        runs.keySet().forEach(run -> run.stop(JobRun.Stop.SHUTDOWN));
        long deadline = System.nanoTime() + STOPPING.toNanos();
        try {
            for (Thread thread : runs.values()) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeOne() throws InterruptedException {
        slots.acquire();
        boolean started = false;
        try {
            Optional<Lease> lease = desk.leases().take();
            if (lease.isPresent() && running) {
                start(new JobRun(lease.get(), desk));
                started = true;
            }
        } finally {
            if (!started) {
                slots.release();
            }
        }
        if (!started && news.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private void start(JobRun run) {
        Thread thread = Thread.ofPlatform()
                .name("job-" + run.lease().jobId())
                .daemon()
                .unstarted(() -> {
                    try {
                        desk.meter().measure(run.lease().jobId(), run);
                    } finally {
                        runs.remove(run);
                        slots.release();
                    }
                });
        runs.put(run, thread);
        thread.start();
    }

    private void beat() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(properties.beat().toMillis());
        runs.keySet().forEach(JobRun::beat);
    }

    private void repeat(Step step) {
        while (running) {
            try {
                step.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("Jobs wait for the database", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(properties.poll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }
}
