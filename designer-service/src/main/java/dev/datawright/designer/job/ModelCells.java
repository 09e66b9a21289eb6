package dev.datawright.designer.job;

import dev.datawright.designer.generation.ModelCell;
import dev.datawright.designer.result.TokenStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The journal of model answers, as rows.
@Component
class ModelCells {

    private final JdbcClient database;

    ModelCells(JdbcClient database) {
        this.database = database;
    }

    /// The known texts of a stretch of rows, by row number.
    Map<Long, String> of(String jobId, String column, long firstRow, int rows) {
        Map<Long, String> texts = new HashMap<>();
        database.sql("""
                        SELECT row_number, value FROM designer.model_cell
                        WHERE job_id = :job AND column_name = :column AND row_number >= :first AND row_number < :end
                        """)
                .param("job", jobId)
                .param("column", column)
                .param("first", firstRow)
                .param("end", firstRow + rows)
                .query(row -> {
                    texts.put(row.getLong(1), row.getString(2));
                });
        return texts;
    }

    /// Keeps an answer; the first one stays when two instances asked.
    void add(String jobId, ModelCell cell) {
        database.sql("""
                        INSERT INTO designer.model_cell (job_id, column_name, row_number, value, input_tokens,
                            output_tokens, cost_usd)
                        VALUES (:job, :column, :row, :value, :inputTokens, :outputTokens, :costUsd)
                        ON CONFLICT DO NOTHING
                        """)
                .param("job", jobId)
                .param("column", cell.column())
                .param("row", cell.row())
                // PostgreSQL's text has no place for U+0000.
                .param("value", cell.text().replace("\0", ""))
                .param("inputTokens", cell.usage().inputTokens())
                .param("outputTokens", cell.usage().outputTokens())
                .param("costUsd", cell.usage().costUsd())
                .update();
    }

    /// Counts what a call cost that brought no cell.
    void addLost(String jobId, double costUsd) {
        database.sql("UPDATE designer.job SET lost_cost_usd = lost_cost_usd + :cost WHERE id = :job")
                .param("cost", costUsd)
                .param("job", jobId)
                .update();
    }

    /// What all calls of the job have cost, as far as the gateway told.
    double spentUsd(String jobId) {
        return database.sql("""
                        SELECT lost_cost_usd + (SELECT coalesce(sum(cost_usd), 0) FROM designer.model_cell
                            WHERE job_id = :job)
                        FROM designer.job WHERE id = :job
                        """).param("job", jobId).query(Double.class).single();
    }

    Usage usage(String jobId) {
        return database.sql("""
                        SELECT count(*) AS calls, coalesce(sum(input_tokens), 0) AS input_tokens,
                            coalesce(sum(output_tokens), 0) AS output_tokens, CAST(sum(CAST(cost_usd AS numeric)) AS double precision) AS cost_usd
                        FROM designer.model_cell WHERE job_id = :job
                        """)
                .param("job", jobId)
                .query((row, number) -> new Usage(
                        row.getLong("calls"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        row.getObject("cost_usd", Double.class)))
                .single();
    }

    Map<String, TokenStatistics> tokens(String jobId) {
        Map<String, TokenStatistics> tokens = new LinkedHashMap<>();
        database.sql("""
                        SELECT column_name,
                            avg(input_tokens), percentile_cont(0.5) WITHIN GROUP (ORDER BY input_tokens),
                            coalesce(stddev_samp(input_tokens), 0),
                            avg(output_tokens), percentile_cont(0.5) WITHIN GROUP (ORDER BY output_tokens),
                            coalesce(stddev_samp(output_tokens), 0)
                        FROM designer.model_cell WHERE job_id = :job GROUP BY column_name
                        """).param("job", jobId).query(row -> {
            tokens.put(
                    row.getString(1),
                    new TokenStatistics(
                            new TokenStatistics.Spread(row.getDouble(2), row.getDouble(3), row.getDouble(4)),
                            new TokenStatistics.Spread(row.getDouble(5), row.getDouble(6), row.getDouble(7))));
        });
        return tokens;
    }

    /// @param costUsd absent when the gateway told no price
    record Usage(
            long calls,
            long inputTokens,
            long outputTokens,
            @Nullable Double costUsd) {}
}
