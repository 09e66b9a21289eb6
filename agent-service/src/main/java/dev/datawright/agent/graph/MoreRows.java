package dev.datawright.agent.graph;

import dev.datawright.contract.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows beside those of the last job. A row is a function of design, seed and its number; so other rows of the same
/// design need another seed.
///
/// @param last the job whose rows are there already
/// @param seed the one after its, or the next that no job has used
record MoreRows(Job last, long seed) {

    /// Empty when no job has made rows.
    static Optional<MoreRows> beside(List<Job> newestFirst) {
        return newestFirst.stream()
                .filter(JobsMade::counts)
                .filter(job -> job.spec().seed() != null)
                .findFirst()
                .map(last -> new MoreRows(last, freeSeed(last, newestFirst)));
    }

    /// What the person reads on the card.
    String notice(boolean sameDesign) {
        return "These rows come beside the %s of the last job: seed %d instead of %s, so they are other rows.%s"
                .formatted(
                        Phrases.counted(last.spec().rows(), "row").replaceAll(" rows?$", ""),
                        seed,
                        last.spec().seed(),
                        sameDesign ? "" : " The design has changed since, and these rows follow it as it is now.");
    }

    private static long freeSeed(Job last, List<Job> jobs) {
        Set<Long> used = jobs.stream()
                .filter(JobsMade::counts)
                .flatMap(job -> Optional.ofNullable(job.spec().seed()).stream())
                .collect(Collectors.toSet());
        Long before = last.spec().seed();
        long seed = before == null ? 1 : before + 1;
        while (used.contains(seed)) {
            seed++;
        }
        return seed;
    }
}
