package dev.datawright.agent.conversation;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Events about a conversation that do not come from the run at work on it.
///
/// A run numbers the events of its conversation alone, in memory; so while one is at work its journal tells what others
/// leave here. While none is, the caller's transaction tells it itself.
@Component
public class Announcements {

    private final JdbcClient database;
    private final Events events;
    private final EventHub hub;

    Announcements(JdbcClient database, Events events, EventHub hub) {
        this.database = database;
        this.events = events;
        this.hub = hub;
    }

    /// Tells an event of a conversation that the caller's transaction has locked.
    public void tell(Conversation locked, AgUiEvent event) {
        UUID id = locked.id();
        if (locked.activeRunId() == null) {
            // No run's event: the conversation's id stands where a run's would.
            events.append(id, id, List.of(event));
            return;
        }
        database.sql("INSERT INTO agent.announcement (conversation_id, payload) VALUES (:id, :payload)")
                .param("id", id)
                .param("payload", WireJson.mapper().writerFor(AgUiEvent.class).writeValueAsString(event))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                // Elsewhere: this thread's transaction still holds its connection.
                Thread.ofVirtual().name("announce-" + id).start(() -> hub.announce(id));
            }
        });
    }

    /// Takes what waits to be told, for the transaction of the run at work, which has locked the conversation.
    public List<AgUiEvent> take(UUID conversationId) {
        return database.sql("WITH taken AS (DELETE FROM agent.announcement WHERE conversation_id = :id"
                        + " RETURNING seq, payload) SELECT payload FROM taken ORDER BY seq")
                .param("id", conversationId)
                .query((row, number) -> WireJson.mapper().readValue(row.getString("payload"), AgUiEvent.class))
                .list();
    }
}
