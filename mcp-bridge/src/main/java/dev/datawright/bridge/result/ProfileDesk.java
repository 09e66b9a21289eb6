package dev.datawright.bridge.result;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Measures results when somebody first asks, one after the other, and remembers what it found. Nobody's request is
/// held for long.
@Component
class ProfileDesk {

    private static final int WAITING = 100;
    private static final long PATIENCE_SECONDS = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<UUID, Future<ResultProfile>> running = new ConcurrentHashMap<>();

    /// A thread of its own: DuckDB's work would keep the requests' carriers from other requests.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("profile-", 0).daemon().factory());

    ProfileDesk(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws BridgeFailure `not-ready` when measuring takes longer than anybody waits; it goes on meanwhile
    ResultProfile of(UUID jobId, Supplier<Path> rows) {
        Optional<ResultProfile> known = find(jobId);
        if (known.isPresent()) {
            return known.get();
        }
        if (running.size() >= WAITING && !running.containsKey(jobId)) {
            throw new BridgeFailure(
                    ProblemType.LIMIT_REACHED, "Many results are being measured just now. Try again in a moment.");
        }
        Future<ResultProfile> measuring = running.computeIfAbsent(
                jobId,
                id -> thread.submit(() -> {
                    try {
                        ResultProfile profile = ResultProfile.measure(rows.get());
                        keep(id, profile);
                        return profile;
                    } finally {
                        running.remove(id);
                    }
                }));
        try {
            return measuring.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY,
                    "The rows are being measured, which takes a while for so many. Ask again in a moment.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BridgeFailure(ProblemType.UPSTREAM_AWAY, "The bridge is stopping; try again in a moment.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BridgeFailure refused) {
                throw refused;
            }
            throw new IllegalStateException("Measuring the result of job " + jobId + " failed", e);
        }
    }

    void forget(UUID jobId) {
        jdbc.sql("delete from job_reports where job_id = :id")
                .param("id", jobId)
                .update();
    }

    private Optional<ResultProfile> find(UUID jobId) {
        return jdbc.sql("select profile from job_reports where job_id = :id")
                .param("id", jobId)
                .query((row, number) -> WireJson.mapper().readValue(row.getString(1), ResultProfile.class))
                .optional();
    }

    /// Not when the files were deleted meanwhile: their values go with them.
    private void keep(UUID jobId, ResultProfile profile) {
        jdbc.sql("insert into job_reports (job_id, profile, at) select id, cast(:profile as json), :at from jobs"
                        + " where id = :id and files_deleted_at is null on conflict do nothing")
                .param("id", jobId)
                .param("profile", WireJson.mapper().writeValueAsString(profile))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
