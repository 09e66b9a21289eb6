package dev.datawright.agent.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for what other processes have written in the conversations that are read here: one question for all of them,
/// however many readers wait.
@Component
class OtherWriters {

    private static final Logger log = LoggerFactory.getLogger(OtherWriters.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient database;
    private final EventHub hub;
    private final ReentrantLock looking = new ReentrantLock();

    OtherWriters(JdbcClient database, EventHub hub) {
        this.database = database;
        this.hub = hub;
    }

    /// At a rate, which has a thread of its own each time: what is done after a delay waits for all else that is, such
    /// as a bridge that does not answer.
    @Scheduled(fixedRate = 1000)
    void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            List<UUID> read = new ArrayList<>(hub.read());
            for (int from = 0; from < read.size(); from += AT_ONCE) {
                tell(read.subList(from, Math.min(read.size(), from + AT_ONCE)));
            }
        } catch (RuntimeException e) {
            log.debug("Could not look for what others wrote: {}", e.toString());
        } finally {
            looking.unlock();
        }
    }

    private void tell(List<UUID> conversations) {
        database.sql("SELECT id, cursor FROM agent.conversation WHERE id = ANY(:ids)")
                .param("ids", conversations.toArray(UUID[]::new))
                .query((row, number) -> {
                    hub.stored(row.getObject("id", UUID.class), row.getLong("cursor"));
                    return number;
                })
                .list();
    }
}
