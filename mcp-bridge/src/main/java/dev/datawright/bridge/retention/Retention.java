package dev.datawright.bridge.retention;

import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.event.Events;
import dev.datawright.bridge.job.JobResults;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Sweeps from time to time. Every step can be done again, and by several replicas at once.
@Component
class Retention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final Effects effects;
    private final Events events;
    private final JobResults jobs;
    private final RetentionProperties properties;
    private final Clock clock;
    private volatile @Nullable Thread sweeper;

    Retention(Effects effects, Events events, JobResults jobs, RetentionProperties properties, Clock clock) {
        this.effects = effects;
        this.events = events;
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        sweeper = Thread.ofVirtual().name("retention").start(this::sweepForEver);
    }

    private void sweepForEver() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(properties.sweep().toMillis());
                try {
                    sweep();
                } catch (RuntimeException e) {
                    log.warn("What is too old could not be removed; it is tried again", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        int keys = effects.forgetBefore(now.minus(properties.effects()));
        int told = events.forgetBefore(now.minus(properties.events()));
        int files = jobs.deleteFilesOfDesignsArchivedBefore(now.minus(properties.archived()));
        if (properties.results() != null) {
            files += jobs.deleteFilesOfJobsFinishedBefore(now.minus(properties.results()));
        }
        if (keys + told + files > 0) {
            log.info("Removed {} idempotency keys, {} events and the files of {} jobs", keys, told, files);
        }
    }

    @Override
    public void stop() {
        Thread running = sweeper;
        if (running != null) {
            running.interrupt();
        }
        sweeper = null;
    }

    @Override
    public boolean isRunning() {
        return sweeper != null;
    }
}
