package dev.datawright.agent.tools;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Has designs of deleted conversations archived: noted first, repeated until the bridge has done it.
@Component
public class DesignArchives {

    private static final Logger log = LoggerFactory.getLogger(DesignArchives.class);
    private static final int MAX_ATTEMPTS = 1_000;

    private final JdbcClient database;
    private final BridgeDesigns designs;

    DesignArchives(JdbcClient database, BridgeDesigns designs) {
        this.database = database;
        this.designs = designs;
    }

    /// Notes a design that no conversation is about any more; joins the caller's transaction.
    public void note(String owner, UUID designId) {
        database.sql("INSERT INTO agent.archive (design_id, owner) VALUES (:design, :owner) ON CONFLICT DO NOTHING")
                .param("design", designId)
                .param("owner", owner)
                .update();
    }

    /// Archives what is due. Claiming moves the due time, so that two processes rarely do the same; doing it twice does
    /// no harm.
    @Scheduled(fixedDelay = 1000)
    public void archiveDue() {
        List<Due> due = database.sql("UPDATE agent.archive SET attempts = attempts + 1,"
                        + " due_at = now() + least(attempts + 1, 40) * interval '15 seconds' WHERE design_id IN"
                        + " (SELECT design_id FROM agent.archive WHERE due_at <= now() ORDER BY due_at LIMIT 20"
                        + " FOR UPDATE SKIP LOCKED) RETURNING design_id, owner, attempts")
                .query((row, number) ->
                        new Due(row.getObject("design_id", UUID.class), row.getString("owner"), row.getInt("attempts")))
                .list();
        for (Due next : due) {
            try {
                designs.archive(next.owner(), next.designId());
                forget(next.designId());
            } catch (RuntimeException e) {
                log.debug("Design {} is not archived yet", next.designId(), e);
                if (next.attempts() >= MAX_ATTEMPTS) {
                    log.warn("Design {} of {} was never archived by the bridge", next.designId(), next.owner());
                    forget(next.designId());
                }
            }
        }
    }

    private void forget(UUID designId) {
        database.sql("DELETE FROM agent.archive WHERE design_id = :id")
                .param("id", designId)
                .update();
    }

    private record Due(UUID designId, String owner, int attempts) {}
}
