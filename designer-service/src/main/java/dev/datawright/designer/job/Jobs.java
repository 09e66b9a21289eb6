package dev.datawright.designer.job;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.telemetry.Traces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The jobs of a workspace, deleted ones left out.
@Component
class Jobs {

    private final JdbcClient database;
    private final Traces traces;

    Jobs(JdbcClient database, Traces traces) {
        this.database = database;
        this.traces = traces;
    }

    /// @return false when the name is taken, also by a deleted job
    boolean add(StoredJob job) {
        try {
            database.sql("""
                            INSERT INTO designer.job (id, workspace, name, description, project, config, custom_fields,
                                rows, part_rows, seed, status, cost_cap_usd, created_at, updated_at, traceparent)
                            VALUES (:id, :workspace, :name, :description, :project, CAST(:config AS json),
                                CAST(:customFields AS json), :rows, :partRows, :seed, :status, :costCap, :createdAt, :createdAt, :place)
                            """)
                    .param("id", job.id())
                    .param("workspace", job.workspace())
                    .param("name", job.name())
                    .param("description", job.description())
                    .param("project", job.project())
                    .param("config", WireJson.mapper().writeValueAsString(job.config()))
                    .param(
                            "customFields",
                            job.customFields() == null
                                    ? null
                                    : job.customFields().toString())
                    .param("rows", job.rows())
                    .param("partRows", job.partRows())
                    .param("seed", job.seed())
                    .param("status", job.status().wireName())
                    .param("costCap", job.costCapUsd())
                    .param("place", traces.here())
                    .param("createdAt", Timestamp.from(job.createdAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<StoredJob> find(JobRef ref) {
        JdbcClient.StatementSpec statement =
                switch (ref) {
                    case JobRef.Named(String workspace, String name) ->
                        database.sql("SELECT * FROM designer.job WHERE workspace = :workspace AND name = :name"
                                        + " AND deleted_at IS NULL")
                                .param("workspace", workspace)
                                .param("name", name);
                    case JobRef.Numbered(String id) ->
                        database.sql("SELECT * FROM designer.job WHERE id = :id AND deleted_at IS NULL")
                                .param("id", id);
                };
        return statement.query(Jobs::map).optional();
    }

    StoredJob get(String id) {
        return database.sql("SELECT * FROM designer.job WHERE id = :id")
                .param("id", id)
                .query(Jobs::map)
                .single();
    }

    boolean isDeleted(String id) {
        return database.sql("SELECT deleted_at IS NOT NULL FROM designer.job WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    List<StoredJob> list(String workspace, JobFilter filter, JobOrder order, int page, int pageSize) {
        JobFilter.Condition condition = filter.condition(workspace);
        return database.sql("SELECT * FROM designer.job WHERE " + condition.sql() + " ORDER BY " + order.sql()
                        + " LIMIT :limit OFFSET :offset")
                .params(condition.parameters())
                .param("limit", pageSize)
                .param("offset", (long) (page - 1) * pageSize)
                .query(Jobs::map)
                .list();
    }

    long count(String workspace, JobFilter filter) {
        JobFilter.Condition condition = filter.condition(workspace);
        return database.sql("SELECT count(*) FROM designer.job WHERE " + condition.sql())
                .params(condition.parameters())
                .query(Long.class)
                .single();
    }

    /// Ends a job that nobody runs yet; asks whoever runs it to end it otherwise. A finished job stays as it is.
    void cancel(String id) {
        database.sql("""
                        UPDATE designer.job SET
                            status = CASE WHEN status = 'created' THEN 'cancelled' ELSE 'cancelling' END,
                            finished_at = CASE WHEN status = 'created' THEN clock_timestamp() END,
                            updated_at = clock_timestamp()
                        WHERE id = :id AND status IN ('created', 'active')
                        """).param("id", id).update();
    }

    /// Begins an ended job anew, without the parts that miss cells: what its journal knows is not asked for again.
    ///
    /// @param costCapUsd a new limit; the old one stays when it is absent
    /// @return false when the job has not ended, or was cancelled
    boolean retry(String id, @Nullable Double costCapUsd) {
        long begun = database.sql("""
                        WITH begun AS (
                            UPDATE designer.job SET status = 'created', failure = NULL, finished_at = NULL,
                                rows_per_second = NULL, owner = NULL, lease_until = NULL, begun_fence = fence,
                                cost_cap_usd = coalesce(CAST(:costCap AS double precision), cost_cap_usd),
                                updated_at = clock_timestamp()
                            WHERE id = :id AND status IN ('completed', 'error') AND deleted_at IS NULL
                            RETURNING id),
                        gone AS (DELETE FROM designer.part USING begun WHERE job_id = begun.id AND failed_cells > 0)
                        SELECT count(*) FROM begun
                        """)
                .param("costCap", costCapUsd)
                .param("id", id)
                .query(Long.class)
                .single();
        return begun == 1;
    }

    /// Takes a job off the list; whoever runs it loses it.
    void delete(String id) {
        database.sql("""
                        UPDATE designer.job SET deleted_at = clock_timestamp(), updated_at = clock_timestamp(),
                            fence = fence + 1, owner = NULL, lease_until = NULL,
                            status = CASE WHEN status IN ('completed', 'error') THEN status ELSE 'cancelled' END
                        WHERE id = :id
                        """).param("id", id).update();
        for (String table : List.of("part", "model_cell", "log_line")) {
            database.sql("DELETE FROM designer." + table + " WHERE job_id = :id")
                    .param("id", id)
                    .update();
        }
    }

    private static StoredJob map(ResultSet row, int number) throws SQLException {
        String customFields = row.getString("custom_fields");
        return new StoredJob(
                row.getString("id"),
                row.getString("workspace"),
                row.getString("name"),
                row.getString("description"),
                row.getString("project"),
                WireJson.mapper().readValue(row.getString("config"), DataDesignerConfig.class),
                customFields == null ? null : (JsonNode) WireJson.mapper().readTree(customFields),
                row.getLong("rows"),
                row.getInt("part_rows"),
                row.getLong("seed"),
                JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("rows_done"),
                row.getLong("failed_cells"),
                row.getObject("rows_per_second", Double.class),
                row.getString("failure"),
                row.getObject("cost_cap_usd", Double.class),
                row.getLong("begun_fence"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
