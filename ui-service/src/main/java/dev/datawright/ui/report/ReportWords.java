package dev.datawright.ui.report;

import dev.datawright.contract.job.Job;
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
    /// @param entries lines in the ledger; none means that no model was asked
    public static String models(long entries, long inputTokens, long outputTokens, double costUsd, boolean estimated) {
        if (entries == 0) {
            return "No model was asked.";
        }
        String tokens = "%s tokens read, %s written".formatted(Amounts.count(inputTokens), Amounts.count(outputTokens));
        if (costUsd <= 0) {
            return tokens + ", at no known cost.";
        }
        return "%s, for %s%s.".formatted(tokens, Amounts.dollars(costUsd), estimated ? " (estimated)" : "");
    }
}
