package dev.datawright.bridge.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.bridge.result.ResultProfile;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was asked for, and what came out.
///
/// @param rowsMissing how many rows fewer there are than were asked for; 0 when there are all
/// @param failedCells model cells that stayed empty
/// @param notices sentences that a person should see; empty when all is as it was asked for
/// @param profile absent when the files were deleted
public record JobReport(
        UUID jobId,
        String name,
        long rowsAsked,
        long rows,
        long rowsMissing,
        long failedCells,
        List<String> notices,
        List<Check> checks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResultProfile profile) {
    public JobReport {
        notices = List.copyOf(notices);
        checks = List.copyOf(checks);
    }

    static JobReport of(Job job, @Nullable ResultProfile profile) {
        return new JobReport(
                job.id(),
                job.name(),
                job.spec().rows(),
                job.progress().rowsDone(),
                missing(job),
                job.progress().failedCells(),
                notices(job),
                job.checks(),
                profile);
    }

    static long missing(Job job) {
        return Math.max(0, job.spec().rows() - job.progress().rowsDone());
    }

    /// What is not as it was asked for, whoever asks.
    static List<String> notices(Job job) {
        List<String> notices = new ArrayList<>();
        long missing = missing(job);
        if (missing > 0) {
            notices.add("There are " + job.progress().rowsDone() + " of the "
                    + job.spec().rows() + " rows that were asked for; " + missing
                    + (missing == 1 ? " is missing." : " are missing."));
        }
        long failed = job.progress().failedCells();
        if (failed > 0) {
            notices.add(failed + (failed == 1 ? " cell" : " cells") + " stayed empty, since no model call filled "
                    + (failed == 1 ? "it." : "them."));
        }
        List<Check> unmet =
                job.checks().stream().filter(check -> !check.passed()).toList();
        if (!unmet.isEmpty()) {
            notices.add(unmet.size() + " of " + job.checks().size() + " checks failed: "
                    + unmet.stream()
                            .map(check -> check.name() + " (asked: " + check.asked() + "; measured: " + check.measured()
                                    + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (job.filesDeletedAt() != null) {
            notices.add("The files were deleted at " + job.filesDeletedAt()
                    + "; the same design, version and seed make them again.");
        }
        return notices;
    }
}
