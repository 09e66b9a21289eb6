package dev.datawright.designer.job;

import dev.datawright.contract.job.JobStatus;
import dev.datawright.designer.result.FileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What completed jobs left, in whichever generation of the API it is asked for.
@Component
public class JobResults {

    private final Jobs jobs;
    private final Parts parts;
    private final FileStore store;
    private final AnalysisFile analyses;

    JobResults(Jobs jobs, Parts parts, FileStore store, AnalysisFile analyses) {
        this.jobs = jobs;
        this.parts = parts;
        this.store = store;
        this.analyses = analyses;
    }

    /// The job, once it is completed; before, it has no results.
    ///
    /// @throws dev.datawright.designer.request.Refusal 404 when there is no such job
    public Optional<FinishedJob> of(JobRef ref) {
        return Optional.of(jobs.find(ref).orElseThrow(() -> ref.notFound("Job")))
                .filter(job -> job.status() == JobStatus.COMPLETED)
                .map(this::finished);
    }

    /// The file with what the rows measure.
    public Path analysis(FinishedJob job) throws IOException {
        return analyses.of(jobs.get(job.id()));
    }

    static Instant finishedAt(StoredJob job) {
        return Objects.requireNonNullElse(job.finishedAt(), job.updatedAt());
    }

    private FinishedJob finished(StoredJob job) {
        return new FinishedJob(
                job.id(),
                job.name(),
                job.project(),
                job.config(),
                job.rows(),
                finishedAt(job),
                parts.of(job.id()).stream()
                        .map(part -> store.file(job.id(), part.file()))
                        .toList());
    }
}
