package dev.datawright.agent.conversation;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The stored stream of every conversation: numbered, in order, written by one writer at a time.
@Component
public class Events {

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final EventHub hub;

    Events(JdbcClient database, JdbcTemplate batches, EventHub hub) {
        this.database = database;
        this.batches = batches;
        this.hub = hub;
    }

    /// Appends to a conversation whose row the caller's transaction has locked, and tells the readers after the commit.
    ///
    /// @return the cursor of the last one
    public long append(UUID conversationId, UUID runId, List<AgUiEvent> events) {
        long cursor = cursor(conversationId);
        List<StoredEvent> stored = new ArrayList<>();
        for (AgUiEvent event : events) {
            stored.add(new StoredEvent(++cursor, runId, event));
        }
        insert(conversationId, stored);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                stored.forEach(event -> hub.publish(conversationId, event));
            }
        });
        return cursor;
    }

    /// Stores events whose cursors the one writer has given out.
    public void insert(UUID conversationId, List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                "INSERT INTO agent.event (conversation_id, cursor, run_id, type, message_id, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                events.stream()
                        .map(stored -> new @Nullable Object[] {
                            conversationId,
                            stored.cursor(),
                            stored.runId(),
                            type(stored.event()),
                            messageId(stored.event()),
                            WireJson.mapper().writeValueAsString(stored.event())
                        })
                        .toList());
        database.sql("UPDATE agent.conversation SET cursor = :cursor, changed_at = now() WHERE id = :id")
                .param("cursor", events.getLast().cursor())
                .param("id", conversationId)
                .update();
    }

    /// Cursor of the newest stored event.
    public long cursor(UUID conversationId) {
        return database.sql("SELECT cursor FROM agent.conversation WHERE id = :id")
                .param("id", conversationId)
                .query(Long.class)
                .single();
    }

    /// What comes after a cursor, oldest first.
    public List<StoredEvent> after(UUID conversationId, long cursor, int limit) {
        return database.sql("SELECT cursor, run_id, payload, pieces FROM agent.event"
                        + " WHERE conversation_id = :id AND cursor > :cursor ORDER BY cursor LIMIT :limit")
                .param("id", conversationId)
                .param("cursor", cursor)
                .param("limit", limit)
                .query((row, number) -> read(row, cursor))
                .list();
    }

    /// The text that streams at this moment, by its message's id; empty when no text is open.
    Map<String, String> openTexts(UUID conversationId, UUID runId) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        database.sql("SELECT cursor, run_id, payload, pieces FROM agent.event"
                        + " WHERE conversation_id = :id AND run_id = :run AND message_id IS NOT NULL ORDER BY cursor")
                .param("id", conversationId)
                .param("run", runId)
                .query((row, number) -> read(row, 0))
                .list()
                .forEach(stored -> {
                    if (stored.event() instanceof AgUiEvent.TextMessageStart start) {
                        texts.put(start.messageId(), new StringBuilder());
                    } else if (stored.event() instanceof AgUiEvent.TextMessageContent content) {
                        texts.computeIfAbsent(content.messageId(), id -> new StringBuilder())
                                .append(content.delta());
                    }
                });
        Map<String, String> open = new LinkedHashMap<>();
        texts.forEach((id, text) -> open.put(id, text.toString()));
        return open;
    }

    /// The text messages of a run that were started and not ended.
    public List<String> unended(UUID runId) {
        return database.sql("SELECT message_id FROM agent.event WHERE run_id = :run AND message_id IS NOT NULL"
                        + " GROUP BY message_id HAVING count(*) FILTER (WHERE type = 'TEXT_MESSAGE_START')"
                        + " > count(*) FILTER (WHERE type = 'TEXT_MESSAGE_END')")
                .param("run", runId)
                .query(String.class)
                .list();
    }

    /// Makes one event of the many deltas of each of a run's texts, and drops attempts that a later one replaced.
    public void compact(UUID conversationId, UUID runId) {
        List<Row> rows = database.sql("SELECT cursor, type, message_id, payload FROM agent.event"
                        + " WHERE run_id = :run AND message_id IS NOT NULL AND pieces IS NULL ORDER BY cursor")
                .param("run", runId)
                .query((row, number) -> new Row(
                        row.getLong("cursor"),
                        row.getString("type"),
                        row.getString("message_id"),
                        WireJson.mapper().readValue(row.getString("payload"), AgUiEvent.class)))
                .list();
        Map<String, List<List<Row>>> attempts = new LinkedHashMap<>();
        for (Row row : rows) {
            List<List<Row>> ofMessage = attempts.computeIfAbsent(row.messageId(), id -> new ArrayList<>());
            if (row.type().equals("TEXT_MESSAGE_START") || ofMessage.isEmpty()) {
                ofMessage.add(new ArrayList<>());
            }
            ofMessage.getLast().add(row);
        }
        for (List<List<Row>> ofMessage : attempts.values()) {
            merge(
                    conversationId,
                    ofMessage.removeLast().stream()
                            .filter(row -> row.event() instanceof AgUiEvent.TextMessageContent)
                            .toList());
            ofMessage.forEach(replaced -> delete(conversationId, replaced));
        }
    }

    private void merge(UUID conversationId, List<Row> deltas) {
        if (deltas.size() < 2 || deltas.getLast().cursor() - deltas.getFirst().cursor() != deltas.size() - 1) {
            return;
        }
        var text = new StringBuilder();
        Integer[] pieces = new Integer[deltas.size()];
        for (int i = 0; i < pieces.length; i++) {
            if (deltas.get(i).event() instanceof AgUiEvent.TextMessageContent content) {
                text.append(content.delta());
            }
            pieces[i] = text.length();
        }
        Row last = deltas.getLast();
        delete(conversationId, deltas.subList(0, deltas.size() - 1));
        database.sql("UPDATE agent.event SET payload = :payload, pieces = :pieces"
                        + " WHERE conversation_id = :id AND cursor = :cursor")
                .param(
                        "payload",
                        WireJson.mapper()
                                .writerFor(AgUiEvent.class)
                                .writeValueAsString(
                                        new AgUiEvent.TextMessageContent(last.messageId(), text.toString())))
                .param("pieces", pieces)
                .param("id", conversationId)
                .param("cursor", last.cursor())
                .update();
    }

    private void delete(UUID conversationId, List<Row> rows) {
        if (!rows.isEmpty()) {
            database.sql("DELETE FROM agent.event WHERE conversation_id = :id AND cursor = ANY(:cursors)")
                    .param("id", conversationId)
                    .param("cursors", rows.stream().map(Row::cursor).toArray(Long[]::new))
                    .update();
        }
    }

    /// A reader in the midst of a compacted text gets the rest of it.
    private static StoredEvent read(ResultSet row, long after) throws SQLException {
        long cursor = row.getLong("cursor");
        AgUiEvent event = WireJson.mapper().readValue(row.getString("payload"), AgUiEvent.class);
        Array stored = row.getArray("pieces");
        if (stored != null && event instanceof AgUiEvent.TextMessageContent content) {
            Integer[] pieces = (Integer[]) stored.getArray();
            long before = after - (cursor - pieces.length + 1);
            if (before >= 0) {
                event = new AgUiEvent.TextMessageContent(
                        content.messageId(), content.delta().substring(pieces[(int) before]));
            }
        }
        return new StoredEvent(cursor, row.getObject("run_id", UUID.class), event);
    }

    private static String type(AgUiEvent event) {
        return WireJson.mapper().valueToTree(event).path("type").asString();
    }

    private static @Nullable String messageId(AgUiEvent event) {
        return switch (event) {
            case AgUiEvent.TextMessageStart start -> start.messageId();
            case AgUiEvent.TextMessageContent content -> content.messageId();
            case AgUiEvent.TextMessageEnd end -> end.messageId();
            case AgUiEvent.RunStarted e -> null;
            case AgUiEvent.RunFinished e -> null;
            case AgUiEvent.RunError e -> null;
            case AgUiEvent.StepStarted e -> null;
            case AgUiEvent.StepFinished e -> null;
            case AgUiEvent.ToolCallStart e -> null;
            case AgUiEvent.ToolCallArgs e -> null;
            case AgUiEvent.ToolCallEnd e -> null;
            case AgUiEvent.ToolCallResult e -> null;
            case AgUiEvent.Custom e -> null;
        };
    }

    private record Row(long cursor, String type, String messageId, AgUiEvent event) {}
}
