package dev.datawright.designer.job;

import dev.datawright.contract.job.JobStatus;
import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts jobs, rows and failed cells, and takes a job's trace up again on the thread, or in the process, that runs it.
@Component
class JobMeter {

    private final MeterRegistry meters;
    private final Traces traces;
    private final JdbcClient database;
    private final Counter rows;
    private final Counter failedCells;
    private final AtomicInteger atWork = new AtomicInteger();

    JobMeter(MeterRegistry meters, Traces traces, JdbcClient database) {
        this.meters = meters;
        this.traces = traces;
        this.database = database;
        this.rows = meters.counter("datawright.designer.rows");
        this.failedCells = meters.counter("datawright.designer.failed.cells");
        Gauge.builder("datawright.designer.jobs.active", atWork, AtomicInteger::get)
                .description("Jobs that this process runs")
                .register(meters);
    }

    void rows(long made) {
        rows.increment(made);
    }

    void cellFailed() {
        failedCells.increment();
    }

    void ended(JobStatus status, Duration took) {
        meters.timer("datawright.designer.jobs", "status", status.wireName()).record(took);
    }

    /// Runs a job on this thread.
    void measure(String jobId, Runnable run) {
        atWork.incrementAndGet();
        try (Step step = traces.follow(Step.Kind.INSIDE, "run job", place(jobId))) {
            step.note("datawright.designer.job.id", jobId);
            run.run();
        } finally {
            atWork.decrementAndGet();
        }
    }

    /// Without a collector the database is not asked.
    private @Nullable String place(String jobId) {
        if (!traces.areOn()) {
            return null;
        }
        return database.sql("SELECT coalesce(traceparent, '') FROM designer.job WHERE id = :id")
                .param("id", jobId)
                .query(String.class)
                .optional()
                .filter(place -> !place.isEmpty())
                .orElse(null);
    }
}
