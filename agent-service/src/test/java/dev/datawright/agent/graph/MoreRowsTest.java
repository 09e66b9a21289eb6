package dev.datawright.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MoreRowsTest {

    @Test
    void takesTheSeedAfterTheLastJobs() {
        MoreRows more =
                MoreRows.beside(List.of(job(7, 1_400, JobStatus.COMPLETED))).orElseThrow();
        assertThat(more.seed()).isEqualTo(8);
        assertThat(more.notice(true))
                .isEqualTo("These rows come beside the 1,400 of the last job: seed 8 instead of 7, so they are other"
                        + " rows.");
        assertThat(more.notice(false))
                .isEqualTo("These rows come beside the 1,400 of the last job: seed 8 instead of 7, so they are other"
                        + " rows. The design has changed since, and these rows follow it as it is now.");
    }

    @Test
    void neverTakesASeedThatHasRowsAlready() {
        assertThat(MoreRows.beside(List.of(
                                job(7, 10, JobStatus.ACTIVE),
                                job(9, 10, JobStatus.COMPLETED),
                                job(8, 10, JobStatus.COMPLETED)))
                        .orElseThrow()
                        .seed())
                .isEqualTo(10);
    }

    @Test
    void passesOverJobsWithoutRows() {
        assertThat(MoreRows.beside(List.of(
                                job(9, 10, JobStatus.ERROR),
                                job(8, 10, JobStatus.CANCELLED),
                                job(7, 10, JobStatus.COMPLETED)))
                        .orElseThrow()
                        .seed())
                .isEqualTo(8);
        assertThat(MoreRows.beside(List.of(job(9, 10, JobStatus.ERROR)))).isEmpty();
    }

    private static Job job(long seed, long rows, JobStatus status) {
        return new Job(
                UUID.randomUUID(),
                "job",
                new JobSpec(UUID.randomUUID(), 1, rows, seed, 0),
                status,
                JobProgress.none(rows),
                null,
                List.of(),
                List.of(),
                Instant.EPOCH,
                null,
                null);
    }
}
