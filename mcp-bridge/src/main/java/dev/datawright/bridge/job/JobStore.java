package dev.datawright.bridge.job;

import dev.datawright.bridge.quota.Holder;
import dev.datawright.bridge.result.Finished;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Jobs in PostgreSQL.
///
/// A watcher's every write names its fencing token, so that one whose lease was taken over writes nothing. Leases are
/// measured by the database's clock, the one all replicas share.
@Component
class JobStore implements Holder {

    private final JsonMapper json = WireJson.mapper();
    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A job with what only its watcher needs.
    ///
    /// @param offered whether the backend may have heard of it
    /// @param submitted whether the backend has taken it
    /// @param retryWanted whether the backend is still to be told that failed cells are tried again
    /// @param before what the job was before that; absent when it was not retried
    record Watched(
            Job job,
            String owner,
            String upstreamName,
            boolean offered,
            boolean submitted,
            boolean cancelRequested,
            boolean retryWanted,
            @Nullable BeforeRetry before) {}

    /// How an ended job stood when its failed cells were to be tried again.
    record BeforeRetry(
            JobStatus status,
            long rowsDone,
            long failedCells,
            @Nullable String failure,
            Instant finishedAt) {}

    record Lease(UUID jobId, long fencing) {}

    void insert(String owner, Job job, @Nullable UUID approvalId, String upstreamName) {
        JobSpec spec = job.spec();
        jdbc.sql("insert into jobs (id, owner, name, design_id, version, row_count, seed, cost_cap_usd, approval_id,"
                        + " upstream_name, status, created_at) values (:id, :owner, :name, :design, :version, :rows,"
                        + " :seed, :cap, :approval, :upstream, :status, :at)")
                .param("id", job.id())
                .param("owner", owner)
                .param("name", job.name())
                .param("design", spec.designId())
                .param("version", spec.version())
                .param("rows", spec.rows())
                .param("seed", spec.seed())
                .param("cap", spec.costCapUsd())
                .param("approval", approvalId)
                .param("upstream", upstreamName)
                .param("status", job.status().name())
                .param("at", utc(job.createdAt()))
                .update();
    }

    Optional<Job> find(String owner, UUID id) {
        return jdbc.sql("select * from jobs where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> job(row))
                .optional();
    }

    List<Job> list(String owner, @Nullable UUID designId, @Nullable Instant at, @Nullable UUID id, int limit) {
        return jdbc.sql("select * from jobs where owner = :owner"
                        + " and (cast(:design as uuid) is null or design_id = cast(:design as uuid))"
                        + " and (cast(:at as timestamptz) is null"
                        + " or (created_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))"
                        + " order by created_at desc, id desc limit :limit")
                .param("owner", owner)
                .param("design", designId)
                .param("at", at == null ? null : utc(at))
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> job(row))
                .list();
    }

    int countOpen(String owner) {
        return jdbc.sql("select count(*) from jobs where owner = :owner and finished_at is null")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    /// Marks an open job; false when it has ended or is marked already.
    boolean requestCancel(UUID id) {
        return jdbc.sql("update jobs set cancel_requested = true, status = :status"
                                + " where id = :id and finished_at is null and not cancel_requested")
                        .param("status", JobStatus.CANCELLING.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Opens an ended job again; false when it is open.
    boolean requestRetry(UUID id, BeforeRetry before) {
        return jdbc.sql("update jobs set status = :status, failure = null, finished_at = null, retry_wanted = true,"
                                + " cancel_requested = false, rows_per_second = null,"
                                + " before_retry = cast(:before as json)"
                                + " where id = :id and finished_at is not null")
                        .param("status", JobStatus.PENDING.name())
                        .param("before", json.writeValueAsString(before))
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean retried(Lease lease) {
        return jdbc.sql("update jobs set retry_wanted = false"
                                + " where id = :id and fencing = :fencing and finished_at is null")
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    /// Puts a job back to what it was before its retry.
    boolean putBack(Lease lease, BeforeRetry before, @Nullable String failure, List<Check> checks) {
        return jdbc.sql("update jobs set status = :status, failure = :failure, finished_at = :at, rows_done = :done,"
                                + " failed_cells = :failed, checks = cast(:checks as json), retry_wanted = false,"
                                + " before_retry = null, cancel_requested = false, lease_until = null,"
                                + " lease_owner = null"
                                + " where id = :id and fencing = :fencing and finished_at is null")
                        .param("status", before.status().name())
                        .param("failure", failure)
                        .param("at", utc(before.finishedAt()))
                        .param("done", before.rowsDone())
                        .param("failed", before.failedCells())
                        .param("checks", json.writeValueAsString(checks))
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    /// What only the job's own facade needs to know of it.
    record Origin(String upstreamName, boolean submitted, boolean approved) {}

    Optional<Origin> origin(String owner, UUID id) {
        return jdbc.sql("select upstream_name, submitted_at, approval_id from jobs where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> new Origin(
                        row.getString("upstream_name"),
                        row.getObject("submitted_at") != null,
                        row.getObject("approval_id") != null))
                .optional();
    }

    /// Takes jobs that nobody watches.
    List<Lease> claim(String watcher, Duration lease, int limit) {
        return jdbc.sql("update jobs set lease_owner = :watcher, lease_until = now() + make_interval(secs => :lease),"
                        + " fencing = fencing + 1 where id in (select id from jobs where finished_at is null"
                        + " and (lease_until is null or lease_until < now()) order by created_at limit :limit"
                        + " for update skip locked) returning id, fencing")
                .param("watcher", watcher)
                .param("lease", seconds(lease))
                .param("limit", limit)
                .query((row, number) -> new Lease(row.getObject("id", UUID.class), row.getLong("fencing")))
                .list();
    }

    /// False when the lease is another's by now.
    boolean renew(Lease lease, Duration duration) {
        return jdbc.sql("update jobs set lease_until = now() + make_interval(secs => :lease)"
                                + " where id = :id and fencing = :fencing and finished_at is null")
                        .param("lease", seconds(duration))
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    void release(Lease lease) {
        jdbc.sql("update jobs set lease_until = null, lease_owner = null where id = :id and fencing = :fencing")
                .param("id", lease.jobId())
                .param("fencing", lease.fencing())
                .update();
    }

    /// The job as long as it is open and the lease holds.
    Optional<Watched> watched(Lease lease) {
        return jdbc.sql("select * from jobs where id = :id and fencing = :fencing and finished_at is null")
                .param("id", lease.jobId())
                .param("fencing", lease.fencing())
                .query((row, number) -> new Watched(
                        job(row),
                        row.getString("owner"),
                        row.getString("upstream_name"),
                        row.getObject("offered_at") != null,
                        row.getObject("submitted_at") != null,
                        row.getBoolean("cancel_requested"),
                        row.getBoolean("retry_wanted"),
                        before(row.getString("before_retry"))))
                .optional();
    }

    boolean offered(Lease lease, Instant at) {
        return jdbc.sql("update jobs set offered_at = :at"
                                + " where id = :id and fencing = :fencing and finished_at is null")
                        .param("at", utc(at))
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    boolean submitted(Lease lease, Instant at) {
        return jdbc.sql("update jobs set submitted_at = :at, started_at = coalesce(started_at, :at),"
                                + " status = case when cancel_requested then status else :status end"
                                + " where id = :id and fencing = :fencing and finished_at is null")
                        .param("at", utc(at))
                        .param("status", JobStatus.PENDING.name())
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    boolean progress(Lease lease, JobStatus status, JobProgress progress) {
        return jdbc.sql("update jobs set status = case when cancel_requested then status else :status end,"
                                + " rows_done = :done, rows_per_second = :rate, failed_cells = :failed"
                                + " where id = :id and fencing = :fencing and finished_at is null")
                        .param("status", status.name())
                        .param("done", progress.rowsDone())
                        .param("rate", progress.rowsPerSecond())
                        .param("failed", progress.failedCells())
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    /// False also when the job is to be cancelled by now.
    boolean completed(Lease lease, Finished finished, Instant at) {
        return jdbc.sql("update jobs set status = :status, rows_done = :rows, failed_cells = coalesce(:failed,"
                                + " failed_cells), files = cast(:files as json), checks = cast(:checks as json),"
                                + " before_retry = null, finished_at = :at, lease_until = null, lease_owner = null"
                                + " where id = :id and fencing = :fencing and finished_at is null"
                                + " and not cancel_requested")
                        .param("status", JobStatus.COMPLETED.name())
                        .param("rows", finished.rows())
                        .param("failed", finished.failedCells())
                        .param("files", json.writeValueAsString(finished.files()))
                        .param("checks", json.writeValueAsString(finished.checks()))
                        .param("at", utc(at))
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    boolean ended(Lease lease, JobStatus status, @Nullable String failure, Instant at) {
        return jdbc.sql("update jobs set status = :status, failure = :failure, finished_at = :at, lease_until = null,"
                                + " lease_owner = null where id = :id and fencing = :fencing and finished_at is null")
                        .param("status", status.name())
                        .param("failure", failure)
                        .param("at", utc(at))
                        .param("id", lease.jobId())
                        .param("fencing", lease.fencing())
                        .update()
                == 1;
    }

    private @Nullable BeforeRetry before(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, BeforeRetry.class);
    }

    private Job job(ResultSet row) throws SQLException {
        long rows = row.getLong("row_count");
        long done = row.getLong("rows_done");
        Double rate = row.getObject("rows_per_second", Double.class);
        JobStatus status = JobStatus.valueOf(row.getString("status"));
        Double left = status.isFinal() ? null : secondsLeft(rows - done, rate);
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new JobSpec(
                        row.getObject("design_id", UUID.class),
                        row.getInt("version"),
                        rows,
                        row.getLong("seed"),
                        row.getDouble("cost_cap_usd")),
                status,
                new JobProgress(done, rows, rate, left, row.getLong("failed_cells")),
                row.getString("failure"),
                Arrays.asList(json.readValue(row.getString("files"), JobFile[].class)),
                Arrays.asList(json.readValue(row.getString("checks"), Check[].class)),
                instant(row.getObject("created_at", OffsetDateTime.class)),
                optionalInstant(row.getObject("started_at", OffsetDateTime.class)),
                optionalInstant(row.getObject("finished_at", OffsetDateTime.class)),
                optionalInstant(row.getObject("files_deleted_at", OffsetDateTime.class)));
    }

    static @Nullable Double secondsLeft(long rows, @Nullable Double rowsPerSecond) {
        return rowsPerSecond == null || !(rowsPerSecond > 0) ? null : (Double) (Math.max(0, rows) / rowsPerSecond);
    }

    List<UUID> withFilesOfDesignsArchivedBefore(Instant then) {
        return jdbc.sql("select j.id from jobs j join designs d on d.id = j.design_id where d.archived_at < :then"
                        + " and j.finished_at is not null and j.files_deleted_at is null limit 1000")
                .param("then", utc(then))
                .query(UUID.class)
                .list();
    }

    List<UUID> withFilesOfJobsFinishedBefore(Instant then) {
        return jdbc.sql("select id from jobs where finished_at < :then and files_deleted_at is null limit 1000")
                .param("then", utc(then))
                .query(UUID.class)
                .list();
    }

    @Override
    public List<Held> held(String owner) {
        return jdbc.sql("select j.id, j.name, cast(j.created_at as date) as day,"
                        + " sum(cast(f ->> 'bytes' as bigint)) as bytes"
                        + " from jobs j cross join lateral json_array_elements(j.files) f"
                        + " where j.owner = :owner and j.files_deleted_at is null group by 1, 2, 3")
                .param("owner", owner)
                .query((row, number) -> new Held(
                        "the files of job '" + row.getString("name") + "' of " + row.getString("day"),
                        "DELETE /api/bridge/jobs/" + row.getString("id") + "/files",
                        row.getLong("bytes")))
                .list();
    }

    /// Keeps the job as it is until the transaction ends; false when it has not ended, or is not there.
    boolean keepEnded(UUID id) {
        return jdbc.sql("select id from jobs where id = :id and finished_at is not null for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void delete(String owner, UUID id) {
        jdbc.sql("delete from jobs where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .update();
    }

    void filesDeleted(UUID id, Instant at) {
        jdbc.sql("update jobs set files_deleted_at = :at, files = '[]' where id = :id")
                .param("at", utc(at))
                .param("id", id)
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }

    private static @Nullable Instant optionalInstant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
