package dev.datawright.agent.tools;

import dev.datawright.contract.json.WireJson;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Tells the bridge's ledger what the agent used: stored first, posted in the background, repeated until it is taken.
@Component
public class UsageReports {

    private static final Logger log = LoggerFactory.getLogger(UsageReports.class);
    private static final int MAX_ATTEMPTS = 50;

    private final JdbcClient database;
    private final BridgeRest bridge;

    UsageReports(JdbcClient database, BridgeRest bridge) {
        this.database = database;
        this.bridge = bridge;
    }

    /// Notes one model call; joins the caller's transaction.
    ///
    /// @param costUsd absent when the gateway does not say
    public void note(
            String owner,
            UUID conversationId,
            String model,
            long inputTokens,
            long outputTokens,
            @Nullable Double costUsd) {
        ObjectNode report = WireJson.mapper()
                .createObjectNode()
                .put("source", "agent")
                .put("conversation_id", conversationId.toString())
                .put("model", model)
                .put("input_tokens", inputTokens)
                .put("output_tokens", outputTokens)
                .put("estimated", false);
        if (costUsd != null) {
            report.put("cost_usd", costUsd);
        }
        database.sql("INSERT INTO agent.usage_report (id, owner, report) VALUES (:id, :owner, :report::jsonb)")
                .param("id", UUID.randomUUID())
                .param("owner", owner)
                .param("report", report.toString())
                .update();
    }

    /// Posts what is due. Claiming moves the due time, so that two processes rarely post the same; the key covers the
    /// rest.
    @Scheduled(fixedDelay = 1000)
    void post() {
        List<Due> due = database.sql("UPDATE agent.usage_report SET attempts = attempts + 1,"
                        + " due_at = now() + least(attempts + 1, 20) * interval '15 seconds' WHERE id IN"
                        + " (SELECT id FROM agent.usage_report WHERE due_at <= now() ORDER BY due_at LIMIT 20"
                        + " FOR UPDATE SKIP LOCKED) RETURNING id, owner, report, attempts")
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getString("owner"),
                        row.getString("report"),
                        row.getInt("attempts")))
                .list();
        for (Due next : due) {
            try {
                bridge.postUsage(next.owner(), WireJson.mapper().readTree(next.report()), next.id());
                delete(next.id());
            } catch (RuntimeException e) {
                log.debug("Usage {} was not taken yet", next.id(), e);
                if (next.attempts() >= MAX_ATTEMPTS) {
                    log.warn("Usage {} of {} was never taken by the bridge and is dropped", next.id(), next.owner());
                    delete(next.id());
                }
            }
        }
    }

    private void delete(UUID id) {
        database.sql("DELETE FROM agent.usage_report WHERE id = :id")
                .param("id", id)
                .update();
    }

    private record Due(UUID id, String owner, String report, int attempts) {}
}
