package dev.datawright.designer.job;

import dev.datawright.contract.job.JobStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who runs which job. Every writing names the fence of its lease: what a former holder writes changes nothing.
@Component
class Leases {

    private static final String HELD = "id = :id AND fence = :fence AND owner = :owner AND deleted_at IS NULL";

    private final JdbcClient database;
    private final JobProperties properties;

    /// Tells this instance from the others, and from itself before a restart.
    private final String owner = UUID.randomUUID().toString();

    Leases(JdbcClient database, JobProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /// The oldest job that nobody runs, now run by this instance.
    Optional<Lease> take() {
        return database.sql("""
                        UPDATE designer.job SET owner = :owner, fence = fence + 1,
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                            status = CASE WHEN status = 'created' THEN 'active' ELSE status END,
                            updated_at = clock_timestamp()
                        WHERE id = (
                            SELECT id FROM designer.job
                            WHERE status IN ('created', 'active', 'cancelling') AND deleted_at IS NULL
                                AND (lease_until IS NULL OR lease_until < clock_timestamp())
                            ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, fence
                        """)
                .param("owner", owner)
                .param("lease", properties.lease().toMillis())
                .query((row, number) -> new Lease(row.getString("id"), row.getLong("fence")))
                .optional();
    }

    /// Renews the lease and tells the progress.
    ///
    /// @return the job's status, `CANCELLING` when it is to end; empty when the lease is lost
    Optional<JobStatus> beat(Lease lease, long rowsDone, long failedCells, @Nullable Double rowsPerSecond) {
        return held("""
                        UPDATE designer.job SET
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                            rows_done = :rowsDone, failed_cells = :failedCells, rows_per_second = :rowsPerSecond,
                            updated_at = clock_timestamp()
                        WHERE\s""" + HELD + " RETURNING status", lease)
                .param("lease", properties.lease().toMillis())
                .param("rowsDone", rowsDone)
                .param("failedCells", failedCells)
                .param("rowsPerSecond", rowsPerSecond)
                .query(String.class)
                .optional()
                .map(status -> JobStatus.valueOf(status.toUpperCase(Locale.ROOT)));
    }

    /// Whether the job is still this instance's; holds its row until the transaction ends.
    boolean holds(Lease lease) {
        return held("SELECT 1 FROM designer.job WHERE " + HELD + " FOR UPDATE", lease)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Ends the job, once; a job being cancelled cannot be completed any more.
    boolean finish(Lease lease, JobStatus status, long rowsDone, long failedCells, @Nullable String failure) {
        String stillOpen = status == JobStatus.COMPLETED ? " AND status = 'active'" : "";
        return held("""
                        UPDATE designer.job SET status = :status, rows_done = :rowsDone, failed_cells = :failedCells,
                            failure = :failure, owner = NULL, lease_until = NULL,
                            finished_at = clock_timestamp(), updated_at = clock_timestamp()
                        WHERE\s""" + HELD + stillOpen, lease)
                        .param("status", status.wireName())
                        .param("rowsDone", rowsDone)
                        .param("failedCells", failedCells)
                        .param("failure", failure)
                        .update()
                == 1;
    }

    /// Gives the job back, for another instance to go on at once.
    void release(Lease lease) {
        held("UPDATE designer.job SET owner = NULL, lease_until = NULL WHERE " + HELD, lease)
                .update();
    }

    private JdbcClient.StatementSpec held(String sql, Lease lease) {
        return database.sql(sql)
                .param("id", lease.jobId())
                .param("fence", lease.fence())
                .param("owner", owner);
    }
}
