package dev.datawright.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.ui.backend.UsageSums;
import dev.datawright.ui.time.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportWordsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void saysHowTheRowsWereMade() {
        Job job = new Job(
                new UUID(3, 3),
                "tickets",
                new JobSpec(new UUID(2, 2), 4, 400, 7L, 0.5),
                JobStatus.COMPLETED,
                new JobProgress(400, 400, null, null, 6),
                null,
                List.of(),
                List.of(),
                NOON,
                NOON,
                NOON.plusSeconds(20));
        assertThat(ReportWords.facts(job, Times.utc()))
                .containsEntry("Rows", "400 of 400 asked")
                .containsEntry("Cells", "6 cells failed")
                .containsEntry("Design", "version 4")
                .containsEntry("Seed", "7; the same seed makes the same values again")
                .containsEntry("Took", "20 s")
                .containsEntry("Speed", "20 rows per second")
                .containsEntry("Cost cap", "$0.50");
    }

    @Test
    void saysWhatTheModelsUsed() {
        assertThat(ReportWords.models(new UsageSums(0, 0, 0, 0, false, 0), 1)).isEqualTo("No model was asked.");
        assertThat(ReportWords.models(new UsageSums(2, 18_400, 9_250, 0.08, true, 400), 0.5))
                .isEqualTo("400 calls: 18,400 tokens read, 9,250 written, for $0.08 (estimated) of the $0.50 you"
                        + " approved.");
        assertThat(ReportWords.models(new UsageSums(1, 18_400, 9_250, 0.08, false, 1), 0))
                .isEqualTo("1 call: 18,400 tokens read, 9,250 written, for $0.08.");
        assertThat(ReportWords.models(new UsageSums(2, 100, 50, 0, false, 0), 0))
                .isEqualTo("100 tokens read, 50 written, at no known cost.");
    }
}
