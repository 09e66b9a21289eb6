package dev.datawright.agent.conversation;

import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// All that was said and done, in one order: messages, tool results and tool lines.
///
/// Writes join the caller's transaction.
@Component
public class Transcripts {

    private static final int SHOWN = 500;
    private static final TypeReference<List<CallMade>> CALLS = new TypeReference<>() {};

    private final JdbcClient database;

    Transcripts(JdbcClient database) {
        this.database = database;
    }

    public Message addUser(UUID conversationId, UUID runId, UUID id, String text, @Nullable Integer designVersion) {
        insert(id, conversationId, runId, "user", text, null, null, null, designVersion);
        return shown(conversationId, id);
    }

    /// Stores the agent's answer.
    ///
    /// @return the message people see; empty when the answer has no words
    public Optional<Message> addAssistant(
            UUID conversationId,
            UUID runId,
            UUID id,
            String text,
            List<CallMade> calls,
            @Nullable Integer designVersion) {
        String json = calls.isEmpty() ? null : WireJson.mapper().writeValueAsString(calls);
        insert(id, conversationId, runId, "assistant", text, json, null, null, designVersion);
        return text.isBlank() ? Optional.empty() : Optional.of(shown(conversationId, id));
    }

    /// Stores what a tool answered; a second answer to the same call changes nothing.
    public void addResult(UUID conversationId, UUID runId, UUID answersId, int callIndex, String text) {
        insert(UUID.randomUUID(), conversationId, runId, "tool", text, null, answersId, callIndex, null);
    }

    public void putLine(UUID conversationId, UUID runId, ToolLine line) {
        database.sql("INSERT INTO agent.tool_line (conversation_id, id, run_id, tool, state, text, design_version)"
                        + " VALUES (:conversation, :id, :run, :tool, :state, :text, :version)"
                        + " ON CONFLICT (conversation_id, id) DO UPDATE SET state = excluded.state,"
                        + " text = excluded.text, design_version = excluded.design_version")
                .param("conversation", conversationId)
                .param("id", line.id())
                .param("run", runId)
                .param("tool", line.tool())
                .param("state", line.state().name())
                .param("text", line.text())
                .param("version", line.designVersion())
                .update();
    }

    public Optional<Entry.Answered> answer(UUID id) {
        return database.sql("SELECT * FROM agent.message WHERE id = :id AND role = 'assistant'")
                .param("id", id)
                .query((row, number) -> answered(row))
                .optional();
    }

    /// Whether the person said a message here.
    public boolean isSaid(UUID conversationId, UUID id) {
        return database.sql("SELECT count(*) FROM agent.message WHERE conversation_id = :conversation AND id = :id"
                                + " AND role = 'user'")
                        .param("conversation", conversationId)
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public boolean hasResult(UUID answersId, int callIndex) {
        return database.sql("SELECT count(*) FROM agent.message WHERE answers_id = :id AND call_index = :index")
                        .param("id", answersId)
                        .param("index", callIndex)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// The newest entries, oldest first.
    public List<Entry> newest(UUID conversationId, int limit) {
        return database.sql("SELECT * FROM agent.message WHERE conversation_id = :id ORDER BY seq DESC LIMIT :limit")
                .param("id", conversationId)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list()
                .reversed();
    }

    /// Notes which version of the design a run's message of the person was about: hand edits that came before it are
    /// known only once the run has looked.
    public void noteVersionSeen(UUID conversationId, UUID runId, int version) {
        database.sql("UPDATE agent.message SET design_version = :version WHERE conversation_id = :conversation"
                        + " AND run_id = :run AND role = 'user'")
                .param("version", version)
                .param("conversation", conversationId)
                .param("run", runId)
                .update();
    }

    /// The messages people see, oldest first, each with the tool lines before it.
    ///
    /// @param open texts that stream at this moment; lines that no message follows yet come with an empty one
    List<Message> shown(UUID conversationId, Map<String, String> open, @Nullable UUID activeRunId) {
        List<Placed> placed = new ArrayList<>(database.sql(
                        "SELECT * FROM agent.message WHERE conversation_id = :id AND role <> 'tool' AND text ~ '\\S'"
                                + " ORDER BY seq DESC LIMIT :limit")
                .param("id", conversationId)
                .param("limit", SHOWN)
                .query((row, number) -> new Placed(row.getLong("seq"), message(row), null))
                .list());
        placed.addAll(
                database.sql("SELECT * FROM agent.tool_line WHERE conversation_id = :id ORDER BY seq DESC LIMIT :limit")
                        .param("id", conversationId)
                        .param("limit", 4 * SHOWN)
                        .query((row, number) -> new Placed(row.getLong("seq"), null, line(row)))
                        .list());
        placed.sort(Comparator.comparingLong(Placed::seq));
        List<Message> messages = new ArrayList<>();
        List<ToolLine> lines = new ArrayList<>();
        for (Placed next : placed) {
            if (next.line() != null) {
                lines.add(next.line());
            } else if (next.message() != null) {
                messages.add(withTools(next.message(), lines));
                lines.clear();
            }
        }
        Instant now = Instant.now();
        for (var text : open.entrySet()) {
            UUID id = UUID.fromString(text.getKey());
            if (messages.stream().noneMatch(message -> message.id().equals(id))) {
                messages.add(new Message(id, Message.Role.ASSISTANT, text.getValue(), List.copyOf(lines), null, now));
                lines.clear();
            }
        }
        if (!lines.isEmpty()) {
            UUID id = activeRunId == null ? conversationId : activeRunId;
            messages.add(new Message(id, Message.Role.ASSISTANT, "", lines, null, now));
        }
        return messages;
    }

    private Message shown(UUID conversationId, UUID id) {
        Placed placed = database.sql("SELECT * FROM agent.message WHERE id = :id")
                .param("id", id)
                .query((row, number) -> new Placed(row.getLong("seq"), message(row), null))
                .single();
        List<ToolLine> lines = database.sql("SELECT * FROM agent.tool_line WHERE conversation_id = :conversation"
                        + " AND seq < :seq AND seq > coalesce((SELECT max(seq) FROM agent.message"
                        + " WHERE conversation_id = :conversation AND role <> 'tool' AND text ~ '\\S' AND seq < :seq), 0)"
                        + " ORDER BY seq")
                .param("conversation", conversationId)
                .param("seq", placed.seq())
                .query((row, number) -> line(row))
                .list();
        return withTools(Objects.requireNonNull(placed.message()), lines);
    }

    private void insert(
            UUID id,
            UUID conversationId,
            UUID runId,
            String role,
            String text,
            @Nullable String calls,
            @Nullable UUID answersId,
            @Nullable Integer callIndex,
            @Nullable Integer designVersion) {
        database.sql(
                        "INSERT INTO agent.message (id, conversation_id, run_id, role, text, calls, answers_id, call_index,"
                                + " design_version) VALUES (:id, :conversation, :run, :role, :text, :calls::jsonb, :answers,"
                                + " :index, :version) ON CONFLICT DO NOTHING")
                .param("id", id)
                .param("conversation", conversationId)
                .param("run", runId)
                .param("role", role)
                .param("text", text.replace("\u0000", ""))
                .param("calls", calls)
                .param("answers", answersId)
                .param("index", callIndex)
                .param("version", designVersion)
                .update();
    }

    private static Message withTools(Message message, List<ToolLine> lines) {
        return new Message(message.id(), message.role(), message.text(), lines, message.designVersion(), message.at());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String role = row.getString("role");
        if (role.equals("assistant")) {
            return answered(row);
        }
        return role.equals("user")
                ? new Entry.Said(row.getString("text"))
                : new Entry.Returned(
                        row.getObject("answers_id", UUID.class), row.getInt("call_index"), row.getString("text"));
    }

    private static Entry.Answered answered(ResultSet row) throws SQLException {
        String calls = row.getString("calls");
        return new Entry.Answered(
                row.getObject("id", UUID.class),
                row.getString("text"),
                calls == null ? List.of() : WireJson.mapper().readValue(calls, CALLS));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("role").equals("user") ? Message.Role.USER : Message.Role.ASSISTANT,
                row.getString("text"),
                List.of(),
                row.getObject("design_version", Integer.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static ToolLine line(ResultSet row) throws SQLException {
        return new ToolLine(
                row.getString("id"),
                row.getString("tool"),
                ToolLine.State.valueOf(row.getString("state")),
                row.getString("text"),
                row.getObject("design_version", Integer.class));
    }

    private record Placed(
            long seq, @Nullable Message message, @Nullable ToolLine line) {}
}
