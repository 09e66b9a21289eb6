package dev.datawright.agent.graph;

import dev.datawright.agent.model.ModelAnswer;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.UsageReports;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the model's answers have used, by run and by conversation. Writes join the caller's transaction.
@Component
class Spending {

    private final JdbcClient database;
    private final UsageReports reports;

    Spending(JdbcClient database, UsageReports reports) {
        this.database = database;
        this.reports = reports;
    }

    /// @param tokens in and out
    /// @param costUsd as far as the gateway said it
    record Spent(long tokens, double costUsd) {}

    /// Notes an answer, here and for the bridge's ledger.
    void note(RunExecution run, ModelAnswer answer) {
        if (answer.model().isEmpty()) {
            return;
        }
        RunExecution.Claim claim = run.claim();
        reports.note(
                claim.owner(),
                claim.conversationId(),
                answer.model(),
                answer.inputTokens(),
                answer.outputTokens(),
                answer.costUsd());
        Double cost = answer.costUsd();
        database.sql("UPDATE agent.run SET tokens = tokens + :tokens, cost_usd = cost_usd + :cost WHERE id = :id")
                .param("tokens", answer.inputTokens() + answer.outputTokens())
                .param("cost", cost == null ? 0 : cost)
                .param("id", claim.runId())
                .update();
    }

    Spent ofRun(UUID runId) {
        return spent("id", runId);
    }

    Spent ofConversation(UUID conversationId) {
        return spent("conversation_id", conversationId);
    }

    private Spent spent(String column, UUID id) {
        return database.sql("SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(cost_usd), 0) AS cost"
                        + " FROM agent.run WHERE " + column + " = :id")
                .param("id", id)
                .query((row, number) -> new Spent(row.getLong("tokens"), row.getDouble("cost")))
                .single();
    }
}
