package dev.datawright.bridge.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.contract.job.JobFile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a completed job left.
///
/// @param notices what is not as it was asked for
/// @param files as they lie in the store
/// @param links that work for a short while without a token: one for each file, one for SQL, and one for CSV that is
/// safe in spreadsheets
/// @param manifest how the files were made; absent when they were deleted
public record JobResult(
        UUID jobId,
        String name,
        long rowsAsked,
        long rows,
        long rowsMissing,
        List<String> notices,
        List<JobFile> files,
        List<Link> links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode manifest) {
    public JobResult {
        notices = List.copyOf(notices);
        files = List.copyOf(files);
        links = List.copyOf(links);
    }

    /// @param format such as `csv`, `sql` or `csv (safe in spreadsheets)`
    /// @param path below the suite's one address
    public record Link(String format, String path, Instant expiresAt) {}
}
