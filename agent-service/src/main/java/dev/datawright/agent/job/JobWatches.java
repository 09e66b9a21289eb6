package dev.datawright.agent.job;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The jobs whose end a conversation waits for.
@Component
public class JobWatches {

    private final JdbcClient database;

    JobWatches(JdbcClient database) {
        this.database = database;
    }

    /// Watches a job from now on; joins the caller's transaction.
    ///
    /// @param runId the run that created it
    public void watch(UUID jobId, UUID conversationId, String owner, UUID runId) {
        database.sql("INSERT INTO agent.job_watch (job_id, conversation_id, owner, run_id)"
                        + " VALUES (:job, :conversation, :owner, :run) ON CONFLICT (job_id) DO NOTHING")
                .param("job", jobId)
                .param("conversation", conversationId)
                .param("owner", owner)
                .param("run", runId)
                .update();
    }

    /// Whether a run has created a job.
    public boolean hasJobOf(UUID runId) {
        return database.sql("SELECT count(*) FROM agent.job_watch WHERE run_id = :run")
                        .param("run", runId)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
