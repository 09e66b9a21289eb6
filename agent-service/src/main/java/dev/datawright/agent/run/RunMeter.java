package dev.datawright.agent.run;

import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts runs, and traces each as a part of the trace of the message that it answers.
///
/// The place in the trace stands in the run's row, since another thread takes the run, and maybe another process.
/// Without a collector there is none, and the database is not asked.
@Component
class RunMeter {

    private final MeterRegistry meters;
    private final Traces traces;
    private final JdbcClient database;
    private final AtomicInteger atWork = new AtomicInteger();

    RunMeter(MeterRegistry meters, Traces traces, JdbcClient database) {
        this.meters = meters;
        this.traces = traces;
        this.database = database;
        Gauge.builder("datawright.agent.runs.active", atWork, AtomicInteger::get)
                .description("Runs that this process works on")
                .register(meters);
    }

    /// Notes where a run belongs, in the transaction that stores it.
    void keepPlace(UUID runId) {
        String here = traces.here();
        if (here != null) {
            database.sql("UPDATE agent.run SET traceparent = :place WHERE id = :id")
                    .param("place", here)
                    .param("id", runId)
                    .update();
        }
    }

    /// Does a run's work on this thread.
    void measure(RunExecution run, Runnable work) {
        RunExecution.Claim claim = run.claim();
        long start = System.nanoTime();
        atWork.incrementAndGet();
        try (Step step = traces.begin(Step.Kind.INSIDE, "invoke_agent datawright", place(claim.runId()))) {
            step.note("gen_ai.operation.name", "invoke_agent")
                    .note("gen_ai.provider.name", "openai")
                    .note("gen_ai.agent.name", "datawright")
                    .note("gen_ai.conversation.id", claim.conversationId().toString())
                    .note("datawright.run.id", claim.runId().toString())
                    .note("datawright.run.attempt", claim.attempts());
            work.run();
            step.note("datawright.run.outcome", outcome(run.ended()));
            if (run.ended() instanceof RunEnd.Failed failed) {
                step.failed(failed.code());
            }
        } finally {
            atWork.decrementAndGet();
            meters.timer(
                            "datawright.agent.runs",
                            "kind",
                            claim.kind().name().toLowerCase(Locale.ROOT),
                            "outcome",
                            outcome(run.ended()),
                            "code",
                            run.ended() instanceof RunEnd.Failed failed ? failed.code() : "none")
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private @Nullable String place(UUID runId) {
        if (!traces.areOn()) {
            return null;
        }
        return database.sql("SELECT coalesce(traceparent, '') FROM agent.run WHERE id = :id")
                .param("id", runId)
                .query(String.class)
                .optional()
                .filter(place -> !place.isEmpty())
                .orElse(null);
    }

    /// A run that has not ended here goes on in another process, or later.
    private static String outcome(@Nullable RunEnd end) {
        return switch (end) {
            case RunEnd.Finished f -> "finished";
            case RunEnd.Interrupted i -> "interrupted";
            case RunEnd.Stopped s -> "stopped";
            case RunEnd.Failed f -> "failed";
            case null -> "left";
        };
    }
}
