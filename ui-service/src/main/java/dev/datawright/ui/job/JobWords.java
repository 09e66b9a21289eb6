package dev.datawright.ui.job;

import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import java.util.StringJoiner;

/// What a job's state means to a person.
public final class JobWords {
    private JobWords() {}

    /// The state in a few words, such as `Making 200 rows`.
    public static String headline(Job job) {
        JobProgress progress = job.progress();
        return switch (job.status()) {
            case CREATED, PENDING -> "Waiting to start";
            case ACTIVE, RESUMING -> "Making " + Amounts.rows(progress.rowsTotal());
            case PAUSING, PAUSED -> "Paused";
            case CANCELLING -> "Cancelling";
            case CANCELLED -> "Cancelled";
            case ERROR -> "The job failed";
            case COMPLETED -> Amounts.rows(progress.rowsDone()) + " are ready";
        };
    }

    /// The state in one word for a list.
    public static String state(Job job) {
        return switch (job.status()) {
            case CREATED, PENDING -> "waiting";
            case ACTIVE, RESUMING -> "running";
            case PAUSING, PAUSED -> "paused";
            case CANCELLING -> "cancelling";
            case CANCELLED -> "cancelled";
            case ERROR -> "failed";
            case COMPLETED ->
                job.progress().failedCells() > 0
                        ? "partly failed"
                        : job.checks().stream().allMatch(Check::passed) ? "done" : "done, a check did not pass";
        };
    }

    static String detail(Job job) {
        JobProgress progress = job.progress();
        String done = done(progress);
        return switch (job.status()) {
            case CREATED, PENDING -> Amounts.rows(progress.rowsTotal()) + " asked";
            case CANCELLED -> done + " were done; no file was made.";
            case ERROR -> job.failure() == null ? "No reason was given." : job.failure();
            case ACTIVE, RESUMING, PAUSING, PAUSED, CANCELLING, COMPLETED -> {
                StringJoiner parts = new StringJoiner(" · ");
                parts.add(done);
                if (progress.rowsPerSecond() != null) {
                    parts.add(Amounts.rate(progress.rowsPerSecond()));
                }
                if (progress.secondsLeft() != null) {
                    parts.add(Amounts.left(progress.secondsLeft()));
                }
                if (progress.failedCells() > 0) {
                    parts.add(failedCells(progress.failedCells()));
                }
                yield parts.toString();
            }
        };
    }

    /// What to do now; empty while the job is on its way.
    static String next(Job job) {
        return switch (job.status()) {
            case CANCELLED -> "Generate again when you are ready.";
            case ERROR -> done(job.progress()) + " were done and are not kept. Generate again below.";
            case CREATED, PENDING, ACTIVE, RESUMING, PAUSING, PAUSED, CANCELLING, COMPLETED -> "";
        };
    }

    /// Such as `6 cells failed`.
    public static String failedCells(long cells) {
        return cells == 1 ? "1 cell failed" : Amounts.count(cells) + " cells failed";
    }

    private static String done(JobProgress progress) {
        return "%s of %s".formatted(Amounts.count(progress.rowsDone()), Amounts.rows(progress.rowsTotal()));
    }
}
