package dev.datawright.agent.conversation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which message of the person's can be taken up again: the newest one, when the newest run failed or was stopped
/// before its first word. Writes join the caller's transaction.
@Component
public class Unanswered {

    private final JdbcClient database;

    Unanswered(JdbcClient database) {
        this.database = database;
    }

    /// A message whose run ended without an answer.
    public record Left(UUID messageId, UUID runId) {}

    public Optional<Left> find(UUID conversationId) {
        return database.sql("SELECT m.id AS message_id, r.id AS run_id FROM"
                        + " (SELECT id, seq FROM agent.message WHERE conversation_id = :id AND role = 'user'"
                        + " ORDER BY seq DESC LIMIT 1) m,"
                        + " (SELECT id, state FROM agent.run WHERE conversation_id = :id AND kind <> 'job_end'"
                        + " ORDER BY created_at DESC LIMIT 1) r"
                        + " WHERE r.state = 'failed' OR (r.state = 'stopped' AND NOT EXISTS (SELECT 1"
                        + " FROM agent.message a WHERE a.conversation_id = :id AND a.seq > m.seq"
                        + " AND a.role = 'assistant' AND a.text ~ '\\S'))")
                .param("id", conversationId)
                .query((row, number) ->
                        new Left(row.getObject("message_id", UUID.class), row.getObject("run_id", UUID.class)))
                .optional();
    }

    /// The message that says why the newest run failed; empty when it did not.
    Optional<UUID> failure(UUID conversationId) {
        return find(conversationId)
                .flatMap(left -> database.sql("SELECT id FROM agent.message WHERE id = :id")
                        .param("id", failureId(left.runId()))
                        .query(UUID.class)
                        .optional());
    }

    /// Takes out what a run said at its end: the text that broke off, and why it failed. What it did before stays.
    ///
    /// @return the messages that stand no longer
    public List<UUID> takeOutEnd(UUID conversationId, UUID runId) {
        return database.sql("DELETE FROM agent.message WHERE conversation_id = :id AND run_id = :run"
                        + " AND role = 'assistant' AND calls IS NULL AND seq > (SELECT max(seq) FROM agent.message"
                        + " WHERE conversation_id = :id AND role <> 'assistant') RETURNING id")
                .param("id", conversationId)
                .param("run", runId)
                .query(UUID.class)
                .list();
    }

    /// The message that says why a run failed; the same again when a crash repeats the step.
    public static UUID failureId(UUID runId) {
        return UUID.nameUUIDFromBytes((runId + "/failure").getBytes(StandardCharsets.UTF_8));
    }
}
