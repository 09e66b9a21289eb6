package dev.datawright.agent.conversation;

import dev.datawright.contract.conversation.Message;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the person said while a run was at work, in the order it was said. Writes join the caller's transaction, which
/// has locked the conversation.
@Component
public class WaitingMessages {

    private final JdbcClient database;

    WaitingMessages(JdbcClient database) {
        this.database = database;
    }

    /// A conversation in which messages wait though nothing is at work.
    public record Idle(UUID conversationId, String owner) {}

    public void add(UUID conversationId, String owner, UUID id, String text) {
        database.sql("INSERT INTO agent.waiting_message (id, conversation_id, owner, text)"
                        + " VALUES (:id, :conversation, :owner, :text)")
                .param("id", id)
                .param("conversation", conversationId)
                .param("owner", owner)
                .param("text", text)
                .update();
    }

    /// Oldest first.
    public List<Message> of(UUID conversationId) {
        return database.sql("SELECT * FROM agent.waiting_message WHERE conversation_id = :id ORDER BY seq")
                .param("id", conversationId)
                .query((row, number) -> new Message(
                        row.getObject("id", UUID.class),
                        Message.Role.USER,
                        row.getString("text"),
                        List.of(),
                        null,
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Takes the oldest one out.
    public Optional<Message> next(UUID conversationId) {
        Optional<Message> oldest = of(conversationId).stream().findFirst();
        oldest.ifPresent(message -> remove(conversationId, message.id()));
        return oldest;
    }

    /// @return whether it waited
    public boolean remove(UUID conversationId, UUID id) {
        return database.sql("DELETE FROM agent.waiting_message WHERE conversation_id = :conversation AND id = :id")
                        .param("conversation", conversationId)
                        .param("id", id)
                        .update()
                > 0;
    }

    /// @return whether any waited
    public boolean clear(UUID conversationId) {
        return database.sql("DELETE FROM agent.waiting_message WHERE conversation_id = :id")
                        .param("id", conversationId)
                        .update()
                > 0;
    }

    /// Where a crash came between the end of a run and the start of the next.
    public List<Idle> idle(int limit) {
        return database.sql("SELECT DISTINCT w.conversation_id, w.owner FROM agent.waiting_message w"
                        + " JOIN agent.conversation c ON c.id = w.conversation_id AND c.deleted_at IS NULL"
                        + " WHERE NOT EXISTS (SELECT 1 FROM agent.run r WHERE r.conversation_id = w.conversation_id"
                        + " AND r.state IN ('queued', 'running')) LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> new Idle(row.getObject("conversation_id", UUID.class), row.getString("owner")))
                .list();
    }
}
