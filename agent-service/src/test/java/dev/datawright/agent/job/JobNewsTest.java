package dev.datawright.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobNewsTest {

    private static final Check ROWS = new Check("rows", "400", "400", true);
    private static final Check FINE = new Check("fine >= 15", "every row", "398 of 400", false);

    @Test
    void tellsRowsAndChecks() {
        assertThat(JobNews.of(ended(JobStatus.COMPLETED, 1_400, 0, null, List.of(ROWS))))
                .isEqualTo("1,400 rows are ready. The one check passed.");
        assertThat(JobNews.of(ended(JobStatus.COMPLETED, 400, 0, null, List.of(ROWS, FINE))))
                .isEqualTo("400 rows are ready. 1 of 2 checks did not pass: fine >= 15 (asked: every row, measured:"
                        + " 398 of 400).");
    }

    @Test
    void tellsWhichCellsAreMissing() {
        assertThat(JobNews.of(ended(JobStatus.COMPLETED, 400, 6, null, List.of())))
                .isEqualTo("400 rows are ready. 6 cells stayed empty because the model call failed.");
    }

    @Test
    void tellsWhyThereIsNoFile() {
        assertThat(JobNews.of(ended(JobStatus.CANCELLED, 120, 0, null, List.of())))
                .isEqualTo("The job was cancelled after 120 of 400 rows.");
        assertThat(JobNews.of(ended(JobStatus.ERROR, 0, 0, "the disk is full", List.of())))
                .isEqualTo("The job ended with an error after 0 of 400 rows: the disk is full.");
    }

    private static Job ended(
            JobStatus status, long rowsDone, long failedCells, @Nullable String failure, List<Check> checks) {
        return new Job(
                UUID.randomUUID(),
                "job",
                new JobSpec(UUID.randomUUID(), 1, 400, 7L, 0),
                status,
                new JobProgress(rowsDone, 400, null, null, failedCells),
                failure,
                List.of(),
                checks,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
