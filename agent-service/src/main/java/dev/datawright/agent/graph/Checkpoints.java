package dev.datawright.agent.graph;

import dev.datawright.agent.run.RunExecution;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.checkpoint.BaseCheckpointSaver;
import org.bsc.langgraph4j.checkpoint.Checkpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checkpoints as rows in PostgreSQL. A thread keeps its newest ones only: the way back is the transcript's.
@Component
class Checkpoints implements BaseCheckpointSaver {

    private static final int KEPT = 2;

    private final JdbcClient database;

    Checkpoints(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Collection<Checkpoint> list(RunnableConfig config) {
        return database.sql("SELECT * FROM agent.checkpoint WHERE thread_id = :thread ORDER BY seq DESC")
                .param("thread", thread(config))
                .query((row, number) -> read(
                        row.getString("id"),
                        row.getString("node_id"),
                        row.getString("next_node_id"),
                        row.getString("state")))
                .list();
    }

    @Override
    public Optional<Checkpoint> get(RunnableConfig config) {
        return list(config).stream()
                .filter(checkpoint ->
                        config.checkPointId().map(checkpoint.getId()::equals).orElse(true))
                .findFirst();
    }

    @Override
    public RunnableConfig put(RunnableConfig config, Checkpoint checkpoint) {
        UUID thread = thread(config);
        if (config.metadata(Nodes.RUN).orElse(null) instanceof RunExecution run) {
            // In the run's own transaction: a process that lost the lease must not move the graph either.
            run.journal()
                    .commit(
                            () -> {
                                store(thread, checkpoint);
                                // A run that comes on is not given up, however often its process dies.
                                database.sql("UPDATE agent.run SET attempts = 1 WHERE id = :id AND attempts <> 1")
                                        .param("id", run.claim().runId())
                                        .update();
                            },
                            List.of());
        } else {
            store(thread, checkpoint);
        }
        return RunnableConfig.builder(config).checkPointId(checkpoint.getId()).build();
    }

    @Override
    public Tag release(RunnableConfig config) {
        Collection<Checkpoint> released = list(config);
        forget(thread(config));
        return new Tag(threadId(config), released);
    }

    /// Where a thread stands; empty when it has not begun.
    Optional<Checkpoint> newest(UUID thread) {
        return get(RunnableConfig.builder().threadId(thread.toString()).build());
    }

    void forget(UUID thread) {
        database.sql("DELETE FROM agent.checkpoint WHERE thread_id = :thread")
                .param("thread", thread)
                .update();
    }

    /// Forgets the threads of a conversation that a newer one has replaced.
    void forgetOthers(UUID conversationId, UUID thread) {
        database.sql("DELETE FROM agent.checkpoint WHERE thread_id <> :thread AND thread_id IN"
                        + " (SELECT thread_id FROM agent.run WHERE conversation_id = :conversation)")
                .param("thread", thread)
                .param("conversation", conversationId)
                .update();
    }

    private void store(UUID thread, Checkpoint checkpoint) {
        database.sql("INSERT INTO agent.checkpoint (thread_id, id, node_id, next_node_id, state)"
                        + " VALUES (:thread, :id, :node, :next, :state::jsonb)"
                        + " ON CONFLICT (thread_id, id) DO UPDATE SET node_id = excluded.node_id,"
                        + " next_node_id = excluded.next_node_id, state = excluded.state")
                .param("thread", thread)
                .param("id", checkpoint.getId())
                .param("node", checkpoint.getNodeId())
                .param("next", checkpoint.getNextNodeId())
                .param("state", TurnState.toJson(checkpoint.getState()))
                .update();
        database.sql("DELETE FROM agent.checkpoint WHERE thread_id = :thread AND seq NOT IN (SELECT seq FROM"
                        + " agent.checkpoint WHERE thread_id = :thread ORDER BY seq DESC LIMIT :kept)")
                .param("thread", thread)
                .param("kept", KEPT)
                .update();
    }

    private UUID thread(RunnableConfig config) {
        return UUID.fromString(threadId(config));
    }

    private static Checkpoint read(String id, String node, String next, String state) {
        return Checkpoint.builder()
                .id(id)
                .nodeId(node)
                .nextNodeId(next)
                .state(TurnState.fromJson(state))
                .build();
    }
}
