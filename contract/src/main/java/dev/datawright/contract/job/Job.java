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
/// @param files what can be downloaded; empty until it is completed
/// @param checks what was measured on the result; empty until it is completed
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
        @Nullable Instant finishedAt) {
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
}
