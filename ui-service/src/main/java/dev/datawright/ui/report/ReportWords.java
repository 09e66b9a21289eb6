package dev.datawright.ui.report;

import dev.datawright.contract.job.Job;
import dev.datawright.ui.backend.UsageSums;
import dev.datawright.ui.job.Amounts;
import dev.datawright.ui.job.JobWords;
import dev.datawright.ui.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The facts of a report in words.
public final class ReportWords {
    private ReportWords() {}

    static Map<String, String> facts(Job job, Times times) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Rows",
                "%s of %s asked"
                        .formatted(
                                Amounts.count(job.progress().rowsDone()),
                                Amounts.count(job.spec().rows())));
        if (job.progress().failedCells() > 0) {
            facts.put("Cells", JobWords.failedCells(job.progress().failedCells()));
        }
        facts.put("Design", "version " + job.spec().version());
        if (job.spec().seed() != null) {
            facts.put("Seed", job.spec().seed() + "; the same seed makes the same values again");
        }
        Instant started = job.startedAt();
        Instant finished = job.finishedAt();
        if (started != null) {
            facts.put("Started", times.say(started));
        }
        if (started != null && finished != null) {
            Duration took = Duration.between(started, finished);
            facts.put("Took", Times.took(took));
            if (took.toMillis() > 0) {
                facts.put("Speed", Amounts.rate(job.progress().rowsDone() * 1000.0 / took.toMillis()));
            }
        }
        if (job.spec().costCapUsd() > 0) {
            facts.put("Cost cap", Amounts.dollars(job.spec().costCapUsd()));
        }
        return facts;
    }

    /// What the models used.
    ///
    /// @param capUsd what the person approved at most; 0 when there is no such limit
    public static String models(UsageSums sums, double capUsd) {
        if (sums.entries() == 0) {
            return "No model was asked.";
        }
        String used = "%s%s tokens read, %s written"
                .formatted(calls(sums.calls()), Amounts.count(sums.inputTokens()), Amounts.count(sums.outputTokens()));
        if (sums.costUsd() <= 0) {
            return used + ", at no known cost.";
        }
        return "%s, for %s%s%s."
                .formatted(
                        used,
                        Amounts.dollars(sums.costUsd()),
                        sums.estimated() ? " (estimated)" : "",
                        capUsd > 0 ? " of the " + Amounts.dollars(capUsd) + " you approved" : "");
    }

    /// How often models were asked is not known of jobs from before it was written down.
    private static String calls(long calls) {
        return calls == 0 ? "" : calls == 1 ? "1 call: " : Amounts.count(calls) + " calls: ";
    }
}
