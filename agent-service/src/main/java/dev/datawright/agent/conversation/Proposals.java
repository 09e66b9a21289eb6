package dev.datawright.agent.conversation;

import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.json.WireJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Questions about jobs: at most one is open in a conversation. Writes join the caller's transaction.
@Component
public class Proposals {

    private static final int SHOWN = 200;

    private final JdbcClient database;

    Proposals(JdbcClient database) {
        this.database = database;
    }

    /// Opens a question; the same one again changes nothing.
    public void open(UUID conversationId, UUID threadId, UUID messageId, int callIndex, JobProposal job) {
        database.sql("INSERT INTO agent.proposal (interrupt_id, conversation_id, thread_id, message_id, call_index,"
                        + " proposal, state) VALUES (:id, :conversation, :thread, :message, :index, :proposal::jsonb,"
                        + " 'open') ON CONFLICT (interrupt_id) DO NOTHING")
                .param("id", job.interruptId())
                .param("conversation", conversationId)
                .param("thread", threadId)
                .param("message", messageId)
                .param("index", callIndex)
                .param("proposal", WireJson.mapper().writeValueAsString(job))
                .update();
    }

    public Optional<Proposal> open(UUID conversationId) {
        return database.sql("SELECT * FROM agent.proposal WHERE conversation_id = :id AND state = 'open'")
                .param("id", conversationId)
                .query((row, number) -> read(row))
                .optional();
    }

    public Optional<Proposal> find(UUID conversationId, UUID interruptId) {
        return database.sql("SELECT * FROM agent.proposal WHERE conversation_id = :conversation"
                        + " AND interrupt_id = :id")
                .param("conversation", conversationId)
                .param("id", interruptId)
                .query((row, number) -> read(row))
                .optional();
    }

    /// Settles an open question.
    public SettledProposal settle(
            UUID interruptId,
            Proposal.State state,
            @Nullable UUID approvalId,
            @Nullable String reason,
            @Nullable UUID answerRunId) {
        return database.sql("UPDATE agent.proposal SET state = :state, approval_id = :approval, reason = :reason,"
                        + " answer_run_id = :run, settled_at = now() WHERE interrupt_id = :id AND state = 'open'"
                        + " RETURNING *")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("approval", approvalId)
                .param("reason", reason)
                .param("run", answerRunId)
                .param("id", interruptId)
                .query((row, number) -> settled(row))
                .single();
    }

    /// Notes the job that a yes led to.
    public SettledProposal noteJob(UUID interruptId, UUID jobId) {
        return database.sql("UPDATE agent.proposal SET job_id = :job WHERE interrupt_id = :id RETURNING *")
                .param("job", jobId)
                .param("id", interruptId)
                .query((row, number) -> settled(row))
                .single();
    }

    /// The open questions about designs, those of some owners together; each with whose it is.
    public List<Open> open(int limit) {
        return database.sql("SELECT p.interrupt_id, p.conversation_id, c.owner, c.design_id,"
                        + " (p.proposal -> 'spec' ->> 'version')::int AS version FROM agent.proposal p"
                        + " JOIN agent.conversation c ON c.id = p.conversation_id AND c.deleted_at IS NULL"
                        + " WHERE p.state = 'open' ORDER BY p.created_at DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> new Open(
                        row.getObject("interrupt_id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getString("owner"),
                        row.getObject("design_id", UUID.class),
                        row.getInt("version")))
                .list();
    }

    /// An open question.
    ///
    /// @param version of the design that it asks about
    public record Open(UUID interruptId, UUID conversationId, String owner, UUID designId, int version) {}

    /// The newest settled ones, oldest first.
    List<SettledProposal> settled(UUID conversationId) {
        return database.sql("SELECT * FROM agent.proposal WHERE conversation_id = :id AND state <> 'open'"
                        + " ORDER BY settled_at DESC, interrupt_id LIMIT :limit")
                .param("id", conversationId)
                .param("limit", SHOWN)
                .query((row, number) -> settled(row))
                .list()
                .reversed();
    }

    private static SettledProposal settled(ResultSet row) throws SQLException {
        return new SettledProposal(
                WireJson.mapper().readValue(row.getString("proposal"), JobProposal.class),
                SettledProposal.Outcome.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getObject("job_id", UUID.class),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }

    private static Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
                row.getObject("conversation_id", UUID.class),
                row.getObject("thread_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getInt("call_index"),
                WireJson.mapper().readValue(row.getString("proposal"), JobProposal.class),
                Proposal.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("approval_id", UUID.class),
                row.getString("reason"),
                row.getObject("answer_run_id", UUID.class));
    }
}
