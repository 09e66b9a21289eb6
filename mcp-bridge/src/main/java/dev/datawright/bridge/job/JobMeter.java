package dev.datawright.bridge.job;

import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts jobs and approvals, and takes a job's trace up again where another thread, or process, goes on with it.
///
/// The place in the trace stands in the job's row. Without a collector there is none, and the database is not asked.
@Component
class JobMeter {

    private static final String APPROVALS = "datawright.approvals";

    private final MeterRegistry meters;
    private final Traces traces;
    private final JdbcClient database;
    private final Counter rows;

    JobMeter(MeterRegistry meters, Traces traces, JdbcClient database) {
        this.meters = meters;
        this.traces = traces;
        this.database = database;
        this.rows = meters.counter("datawright.job.rows");
        // There from the start, so that a first one is seen as an increase.
        for (String outcome : new String[] {"issued", "used", "refused"}) {
            meters.counter(APPROVALS, "outcome", outcome);
        }
    }

    /// @param outcome issued, used or refused
    void approval(String outcome) {
        meters.counter(APPROVALS, "outcome", outcome).increment();
    }

    /// Counts a new job and notes where it belongs, in the transaction that stores it.
    void created(UUID jobId, boolean approved) {
        meters.counter("datawright.jobs.accepted", "approved", Boolean.toString(approved))
                .increment();
        String here = traces.here();
        if (here != null) {
            database.sql("update jobs set traceparent = :place where id = :id")
                    .param("place", here)
                    .param("id", jobId)
                    .update();
        }
    }

    /// Counts a job's end.
    ///
    /// @param made rows that it delivered
    void ended(Job job, JobStatus status, long made, Instant at) {
        Duration took = Duration.between(job.createdAt(), at);
        meters.timer("datawright.jobs", "status", status.wireName()).record(took.isNegative() ? Duration.ZERO : took);
        rows.increment(made);
    }

    /// Does something for a job as a step of its trace.
    void step(UUID jobId, String name, Runnable work) {
        try (Step step = traces.follow(Step.Kind.INSIDE, name, place(jobId))) {
            step.note("datawright.job.id", jobId.toString());
            work.run();
        }
    }

    private @Nullable String place(UUID jobId) {
        if (!traces.areOn()) {
            return null;
        }
        return database.sql("select coalesce(traceparent, '') from jobs where id = :id")
                .param("id", jobId)
                .query(String.class)
                .optional()
                .filter(place -> !place.isEmpty())
                .orElse(null);
    }
}
