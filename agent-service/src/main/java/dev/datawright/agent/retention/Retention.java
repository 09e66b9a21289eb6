package dev.datawright.agent.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets what was needed on the way only: events that everybody has read, checkpoints that nothing goes on from, keys
/// of calls long past. It knows the tables of several features, since what is kept is one decision.
///
/// A reader with a cursor from before finds nothing there and goes on with what is newer; the conversation's view has
/// all that was said.
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final JdbcClient database;
    private final RetentionProperties properties;

    Retention(JdbcClient database, RetentionProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void forget() {
        int events = old("DELETE FROM agent.event e USING agent.conversation c WHERE c.id = e.run_id"
                + " AND c.changed_at < now() - :kept * interval '1 second'");
        int runs;
        do {
            Forgotten forgotten = eventsOfOldRuns();
            runs = forgotten.runs();
            events += forgotten.events();
        } while (runs == properties.batch());
        int checkpoints = old("DELETE FROM agent.checkpoint c WHERE c.at < now() - :kept * interval '1 second'"
                + " AND NOT EXISTS (SELECT 1 FROM agent.proposal p WHERE p.thread_id = c.thread_id"
                + " AND p.state = 'open') AND NOT EXISTS (SELECT 1 FROM agent.run r WHERE r.thread_id = c.thread_id"
                + " AND r.state IN ('queued', 'running'))");
        int keys = old("DELETE FROM agent.request WHERE at < now() - :kept * interval '1 second'");
        if (events + checkpoints + keys > 0) {
            log.info("Forgot {} events, {} checkpoints, {} keys", events, checkpoints, keys);
        }
    }

    /// Marks a batch of runs and deletes their events in the same statement.
    private Forgotten eventsOfOldRuns() {
        return database.sql("WITH old AS (UPDATE agent.run SET events_kept = false WHERE id IN (SELECT id"
                        + " FROM agent.run WHERE events_kept AND ended_at < now() - :kept * interval '1 second'"
                        + " ORDER BY ended_at LIMIT :batch FOR UPDATE SKIP LOCKED) RETURNING id),"
                        + " gone AS (DELETE FROM agent.event WHERE run_id IN (SELECT id FROM old) RETURNING 1)"
                        + " SELECT (SELECT count(*) FROM old) AS runs, (SELECT count(*) FROM gone) AS events")
                .param("kept", properties.kept().toSeconds())
                .param("batch", properties.batch())
                .query((row, number) -> new Forgotten(row.getInt("runs"), row.getInt("events")))
                .single();
    }

    private int old(String statement) {
        return database.sql(statement)
                .param("kept", properties.kept().toSeconds())
                .update();
    }

    private record Forgotten(int runs, int events) {}
}
