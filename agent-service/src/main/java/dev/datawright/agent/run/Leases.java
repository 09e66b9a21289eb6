package dev.datawright.agent.run;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who holds which run. The clock is the database's, the one that all processes share.
@Component
class Leases {

    private final JdbcClient database;
    private final RunProperties properties;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    Leases(JdbcClient database, RunProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /// Takes the oldest run that nobody holds.
    Optional<RunExecution.Claim> claim() {
        return database.sql("UPDATE agent.run r SET state = 'running', lease_owner = :holder,"
                        + " lease_until = now() + :lease * interval '1 millisecond', fencing = fencing + 1,"
                        + " attempts = attempts + 1 FROM agent.conversation c WHERE c.id = r.conversation_id AND r.id = (SELECT id FROM agent.run"
                        + " WHERE state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())"
                        + " ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING r.*, c.design_id, c.model")
                .param("holder", holder)
                .param("lease", properties.lease().toMillis())
                .query((row, number) -> new RunExecution.Claim(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("design_id", UUID.class),
                        row.getString("model"),
                        row.getString("owner"),
                        row.getObject("thread_id", UUID.class),
                        RunKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("interrupt_id", UUID.class),
                        row.getLong("fencing"),
                        row.getInt("attempts"),
                        row.getBoolean("stop_requested"),
                        clock.instant()))
                .optional();
    }

    /// Renews a lease.
    ///
    /// @return whether the person asked to stop; empty when the run is no longer ours
    Optional<Boolean> renew(RunExecution.Claim claim) {
        return database.sql("UPDATE agent.run SET lease_until = now() + :lease * interval '1 millisecond'"
                        + " WHERE id = :id AND fencing = :fencing AND state = 'running' RETURNING stop_requested")
                .param("lease", properties.lease().toMillis())
                .param("id", claim.runId())
                .param("fencing", claim.fencing())
                .query(Boolean.class)
                .optional();
    }

    /// Lets another process, or this one again, take the run after a while.
    void release(RunExecution.Claim claim, Duration pause) {
        database.sql("UPDATE agent.run SET lease_until = now() + :pause * interval '1 millisecond'"
                        + " WHERE id = :id AND fencing = :fencing AND state = 'running'")
                .param("pause", pause.toMillis())
                .param("id", claim.runId())
                .param("fencing", claim.fencing())
                .update();
    }

    Duration renewal() {
        return properties.lease().dividedBy(3);
    }
}
