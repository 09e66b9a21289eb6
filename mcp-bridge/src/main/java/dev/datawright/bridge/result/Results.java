package dev.datawright.bridge.result;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.upstream.DataDesigner;
import dev.datawright.bridge.upstream.ModelUsage;
import dev.datawright.bridge.upstream.UpstreamResult;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.dataset.manifest.Digests;
import dev.datawright.dataset.page.DatasetFiles;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.profile.Checks;
import dev.datawright.dataset.read.DatasetReadException;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Takes in what jobs left, measures it, and hands it out.
@Component
public class Results {

    private static final int MAX_PAGE = 1000;

    /// Reading Parquet takes native memory; so many readers at once fit beside everything else.
    private static final int READERS = 4;

    private final DataDesigner dataDesigner;
    private final FileStore store;
    private final Tickets tickets;
    private final Semaphore readers = new Semaphore(READERS);

    Results(DataDesigner dataDesigner, FileStore store, Tickets tickets) {
        this.dataDesigner = dataDesigner;
        this.store = store;
        this.tickets = tickets;
    }

    /// Fetches the rows of a completed upstream job, checks them against the design and writes every format.
    ///
    /// @param rows how many were asked for
    /// @param usage what the job asked of models, which explains missing rows
    public Finished collect(
            UUID jobId,
            String jobName,
            String upstreamName,
            DataDesignerConfig config,
            long rows,
            List<ModelUsage> usage)
            throws IOException {
        Path attempt = store.newAttempt(jobId);
        UpstreamResult fetched = dataDesigner.fetch(upstreamName, Files.createDirectories(attempt.resolve("parts")));
        if (fetched.parts().isEmpty()) {
            throw new BridgeFailure(ProblemType.UPSTREAM_FAILED, "Data Designer finished the job without any rows.");
        }
        try (ParquetParts parts = ParquetParts.open(fetched.parts())) {
            if (fetched.rows() != null && fetched.rows() != parts.rows()) {
                throw new BridgeFailure(
                        ProblemType.UPSTREAM_FAILED,
                        "Data Designer announced " + fetched.rows() + " rows, and its files hold " + parts.rows()
                                + ".");
            }
            List<Check> checks = Checks.run(config, rows, parts).stream()
                    .map(check -> check.name().equals("rows") && parts.rows() < rows
                            ? explained(check, rows - parts.rows(), usage)
                            : check)
                    .toList();
            List<JobFile> files = new ArrayList<>();
            for (FileFormat format : FileFormat.values()) {
                Path file = attempt.resolve(FileStore.stored(format.wireName()));
                DatasetFiles.write(parts, format, file);
                files.add(new JobFile(
                        format.wireName(),
                        fileName(jobName) + "." + format.wireName(),
                        Files.size(file),
                        Digests.sha256(file)));
            }
            long found = parts.rows();
            FileStore.delete(attempt.resolve("parts"));
            store.publish(jobId, attempt, files);
            return new Finished(found, fetched.failedCells(), files, checks);
        } catch (DatasetReadException e) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED, "What Data Designer left is not readable as Parquet.", e);
        }
    }

    /// NeMo Platform leaves out a row with a cell that no call could fill, and calls the job completed.
    private static Check explained(Check check, long missing, List<ModelUsage> usage) {
        String failures = usage.stream()
                .filter(used -> used.failedCalls() > 0)
                .map(used -> used.failedCalls() + " of " + used.calls() + " calls to "
                        + (used.model() == null ? "a model" : used.model()) + " failed")
                .collect(Collectors.joining(" and "));
        String why = failures.isEmpty() ? " and does not say why" : ", since " + failures;
        return new Check(
                check.name(),
                check.asked(),
                check.measured() + "; Data Designer left out " + missing + why,
                check.passed());
    }

    /// Rows of a result; the caller has checked whose job it is.
    public RowPage rows(UUID jobId, long offset, int limit) {
        if (offset < 0) {
            throw BridgeFailure.invalid("offset", "negative", "rows count from 0, and this is " + offset, null);
        }
        if (limit < 1 || limit > MAX_PAGE) {
            throw BridgeFailure.invalid(
                    "limit", "bad-limit", "a page has 1 to " + MAX_PAGE + " rows, and this asks for " + limit, null);
        }
        JobFile file = file(jobId, FileFormat.PARQUET.wireName());
        readers.acquireUninterruptibly();
        try (ParquetParts parts = ParquetParts.open(List.of(store.path(jobId, file)))) {
            return RowPages.read(parts, offset, limit);
        } finally {
            readers.release();
        }
    }

    /// A link to one file of a result; the caller has checked whose job it is.
    public DownloadLink link(String owner, UUID jobId, String format) {
        JobFile file = file(jobId, format);
        Tickets.Ticket ticket = tickets.issue(owner, jobId, file.format());
        return new DownloadLink("/api/bridge/files/" + tickets.sign(ticket) + "/" + file.name(), ticket.expiresAt());
    }

    /// The file a ticket stands for.
    Download open(String ticket) {
        Tickets.Ticket read = tickets.read(ticket);
        JobFile file = file(read.jobId(), read.format());
        return new Download(file, store.path(read.jobId(), file));
    }

    record Download(JobFile file, Path path) {}

    private JobFile file(UUID jobId, String format) {
        try {
            return store.file(jobId, format)
                    .orElseThrow(() -> BridgeFailure.invalid(
                            "format",
                            "unknown-format",
                            "there is no file of the format '" + format + "'",
                            "ask for csv, jsonl or parquet"));
        } catch (UncheckedIOException e) {
            throw new BridgeFailure(ProblemType.INTERNAL, "The file store does not answer. Try again in a moment.", e);
        }
    }

    /// A file name of letters and digits, which no shell, header or browser reads as anything else.
    private static String fileName(String jobName) {
        String name =
                jobName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "dataset" : name.substring(0, Math.min(60, name.length()));
    }
}
