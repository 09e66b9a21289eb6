package dev.datawright.agent.conversation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds where a conversation can go another way, and copies what was before. Writes join the caller's transaction.
@Component
public class Forking {

    private final JdbcClient database;

    Forking(JdbcClient database) {
        this.database = database;
    }

    /// A message of the person's, as the place from which a fork goes another way.
    ///
    /// @param seq all that is before has a lower one
    public record Point(long seq, @Nullable Integer designVersion) {}

    public Optional<Point> point(UUID conversationId, UUID messageId) {
        return database.sql("SELECT seq, design_version FROM agent.message"
                        + " WHERE conversation_id = :conversation AND id = :id AND role = 'user'")
                .param("conversation", conversationId)
                .param("id", messageId)
                .query((row, number) -> new Point(row.getLong("seq"), row.getObject("design_version", Integer.class)))
                .optional();
    }

    /// Copies all that was said, done and settled before a point, in the same order and with ids of its own.
    public void copy(UUID source, UUID target, long before) {
        database.sql("INSERT INTO agent.message (id, seq, conversation_id, run_id, role, text, calls, answers_id,"
                        + " call_index, design_version, at) SELECT md5(:target::text || id::text)::uuid, seq, :target,"
                        + " run_id, role, text, calls, md5(:target::text || answers_id::text)::uuid, call_index,"
                        + " design_version, at FROM agent.message WHERE conversation_id = :source AND seq < :before")
                .param("source", source)
                .param("target", target)
                .param("before", before)
                .update();
        database.sql("INSERT INTO agent.tool_line (conversation_id, id, seq, run_id, tool, state, text, design_version)"
                        + " SELECT :target, id, seq, run_id, tool, state, text, design_version FROM agent.tool_line"
                        + " WHERE conversation_id = :source AND seq < :before")
                .param("source", source)
                .param("target", target)
                .param("before", before)
                .update();
        database.sql("INSERT INTO agent.proposal (interrupt_id, conversation_id, thread_id, message_id, call_index,"
                        + " proposal, state, approval_id, reason, answer_run_id, created_at, settled_at, job_id)"
                        + " SELECT md5(:target::text || p.interrupt_id::text)::uuid, :target, p.thread_id,"
                        + " md5(:target::text || p.message_id::text)::uuid, p.call_index, jsonb_set(p.proposal,"
                        + " '{interrupt_id}', to_jsonb(md5(:target::text || p.interrupt_id::text)::uuid)), p.state,"
                        + " p.approval_id, p.reason, p.answer_run_id, p.created_at, p.settled_at, p.job_id"
                        + " FROM agent.proposal p JOIN agent.message m ON m.id = p.message_id"
                        + " WHERE p.conversation_id = :source AND p.state <> 'open' AND m.seq < :before")
                .param("source", source)
                .param("target", target)
                .param("before", before)
                .update();
    }
}
