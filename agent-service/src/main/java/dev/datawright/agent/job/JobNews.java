package dev.datawright.agent.job;

import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the agent says when a job has ended: only what the job itself holds, so no model can embellish it.
final class JobNews {

    private JobNews() {}

    static String of(Job job) {
        return switch (job.status()) {
            case COMPLETED -> completed(job);
            case CANCELLED -> "The job was cancelled after " + progress(job) + ".";
            case ERROR ->
                "The job ended with an error after " + progress(job) + ": "
                        + sentence(job.failure() == null ? "the reason is not known" : job.failure());
            case CREATED, PENDING, ACTIVE, CANCELLING, PAUSED, PAUSING, RESUMING ->
                throw new IllegalArgumentException("A job in " + job.status() + " has not ended");
        };
    }

    /// What is said when the bridge knows the job no more.
    static String gone() {
        return "The job is gone: the bridge does not know it any more. Ask for a new one.";
    }

    private static String completed(Job job) {
        var news = new StringBuilder(counted(job.progress().rowsDone(), "row"))
                .append(job.progress().rowsDone() == 1 ? " is ready." : " are ready.");
        List<Check> failed =
                job.checks().stream().filter(check -> !check.passed()).toList();
        int checks = job.checks().size();
        if (checks > 0 && failed.isEmpty()) {
            news.append(checks == 1 ? " The one check passed." : " All " + checks + " checks passed.");
        } else if (!failed.isEmpty()) {
            news.append(" %d of %d checks did not pass: %s."
                    .formatted(
                            failed.size(),
                            checks,
                            failed.stream()
                                    .map(check -> "%s (asked: %s, measured: %s)"
                                            .formatted(check.name(), check.asked(), check.measured()))
                                    .collect(Collectors.joining("; "))));
        }
        long cells = job.progress().failedCells();
        if (cells > 0) {
            news.append(" ").append(counted(cells, "cell")).append(" stayed empty because the model call failed.");
        }
        return news.toString();
    }

    private static String progress(Job job) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows",
                job.progress().rowsDone(),
                job.progress().rowsTotal());
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
