package dev.datawright.contract.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as the bridge keeps it.
///
/// @param failure why it ended in `error`, in words; absent otherwise
/// @param files what can be downloaded; empty until it is completed, and after they were deleted
/// @param checks what was measured on the result; empty until it is completed
/// @param filesDeletedAt when the bytes of its files were deleted; absent while they are there
public record Job(
        UUID id,
        String name,
        JobSpec spec,
        JobStatus status,
        JobProgress progress,
        @Nullable String failure,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JobFile> files,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Check> checks,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant filesDeletedAt) {
    public Job {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(progress, "progress");
        files = files == null ? List.of() : List.copyOf(files);
        checks = checks == null ? List.of() : List.copyOf(checks);
        Objects.requireNonNull(createdAt, "created_at");
    }

    /// A job whose files were not deleted.
    public Job(
            UUID id,
            String name,
            JobSpec spec,
            JobStatus status,
            JobProgress progress,
            @Nullable String failure,
            List<JobFile> files,
            List<Check> checks,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        this(id, name, spec, status, progress, failure, files, checks, createdAt, startedAt, finishedAt, null);
    }
}
