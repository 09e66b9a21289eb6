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
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.dataset.manifest.Digests;
import dev.datawright.dataset.page.DatasetFiles;
import dev.datawright.dataset.page.MadeFile;
import dev.datawright.dataset.profile.Checks;
import dev.datawright.dataset.read.DatasetReadException;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.SqlDialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Takes in what jobs left, measures it, and hands it out.
@Component
public class Results {

    /// Counts what files that are made on the way look like: the same rows make other bytes when it changes.
    private static final int MAKERS = 1;

    private final DataDesigner dataDesigner;
    private final ResultFiles store;
    private final Tickets tickets;
    private final RowReader reader;
    private final ProfileDesk profiles;
    private final Clock clock;

    Results(
            DataDesigner dataDesigner,
            ResultFiles store,
            Tickets tickets,
            RowReader reader,
            ProfileDesk profiles,
            Clock clock) {
        this.dataDesigner = dataDesigner;
        this.store = store;
        this.tickets = tickets;
        this.reader = reader;
        this.profiles = profiles;
        this.clock = clock;
    }

    /// Fetches the rows of a completed upstream job, checks them against the design and writes every format.
    ///
    /// @param usage what the job asked of models, which explains missing rows
    public Finished collect(Order order, List<ModelUsage> usage) throws IOException {
        Path attempt = store.newAttempt(order.jobId());
        UpstreamResult fetched =
                dataDesigner.fetch(order.upstreamName(), Files.createDirectories(attempt.resolve("parts")));
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
            Finished data = new Finished(
                    parts.rows(), fetched.failedCells(), write(order, parts, attempt), checks(order, parts, usage));
            Manifest manifest = Manifest.of(
                    order,
                    dataDesigner.capabilities(),
                    fetched,
                    parts.schema(),
                    data,
                    usage,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            List<JobFile> files = new ArrayList<>(data.files());
            files.add(write(order, manifest, attempt));
            for (Path part : fetched.parts()) {
                Files.delete(part);
            }
            Files.delete(attempt.resolve("parts"));
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("The lease was lost; another watcher takes in the result");
            }
            store.publish(order.jobId(), attempt, files);
            // A result that was taken in anew has other values.
            profiles.forget(order.jobId());
            return new Finished(data.rows(), data.failedCells(), files, data.checks());
        } catch (DatasetReadException e) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED, "What Data Designer left is not readable as Parquet.", e);
        }
    }

    private static List<Check> checks(Order order, ParquetParts parts, List<ModelUsage> usage) {
        return Checks.run(order.config(), order.rows(), parts).stream()
                .map(check -> check.name().equals("rows") && parts.rows() < order.rows()
                        ? explained(check, order.rows() - parts.rows(), usage)
                        : check)
                .toList();
    }

    private static List<JobFile> write(Order order, ParquetParts parts, Path attempt) throws IOException {
        Map<FileFormat, Path> paths = new EnumMap<>(FileFormat.class);
        for (FileFormat format : FileFormat.values()) {
            paths.put(format, attempt.resolve(ResultFiles.stored(format.wireName())));
        }
        DatasetFiles.write(parts, paths);
        List<JobFile> files = new ArrayList<>();
        for (Map.Entry<FileFormat, Path> path : paths.entrySet()) {
            String format = path.getKey().wireName();
            files.add(describe(format, fileName(order.jobName()) + "." + format, path.getValue()));
        }
        return files;
    }

    private static JobFile write(Order order, Manifest manifest, Path attempt) throws IOException {
        Path file = attempt.resolve(ResultFiles.stored(Manifest.FORMAT));
        Files.write(file, WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        return describe(Manifest.FORMAT, fileName(order.jobName()) + ".manifest.json", file);
    }

    private static JobFile describe(String format, String name, Path file) throws IOException {
        return new JobFile(format, name, Files.size(file), Digests.sha256(file));
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

    /// Refuses what can be no page of rows, whatever the job left.
    public void checkPage(RowQuery query) {
        reader.check(query);
    }

    /// Rows of a result; the caller has checked whose job it is.
    ///
    /// @param config what the rows were made from
    public RowPage rows(UUID jobId, DataDesignerConfig config, RowQuery query) {
        reader.check(query);
        JobFile file = file(jobId, FileFormat.PARQUET.wireName());
        return reader.read(store.local(jobId, file), RowReader.dates(config), query);
    }

    /// Rows of any Parquet file of ours, such as seed data; the caller has checked whose it is.
    public RowPage rowsOf(Path file, RowQuery query) {
        reader.check(query);
        return reader.read(file, Map.of(), query);
    }

    /// How the files of a job were made.
    public JsonNode manifest(UUID jobId) {
        JobFile file = file(jobId, Manifest.FORMAT);
        try (InputStream in = store.resource(jobId, file).getInputStream()) {
            return WireJson.mapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new BridgeFailure(ProblemType.INTERNAL, "The file store does not answer. Try again in a moment.", e);
        }
    }

    /// The rows of a job, measured now or before.
    public ResultProfile profile(UUID jobId) {
        JobFile file = file(jobId, FileFormat.PARQUET.wireName());
        return profiles.of(jobId, () -> store.local(jobId, file));
    }

    /// Removes everything that was taken in for the job.
    public void delete(UUID jobId) {
        profiles.forget(jobId);
        try {
            store.delete(jobId);
        } catch (IOException e) {
            throw new UncheckedIOException("The files of job " + jobId + " could not be deleted", e);
        }
    }

    /// A link to one file of a result; the caller has checked whose job it is.
    public DownloadLink link(String owner, UUID jobId, FileRequest wanted) {
        Tickets.Ticket ticket = tickets.issue(owner, jobId, wanted.kind());
        Download download = download(ticket);
        String name =
                switch (download) {
                    case Download.Stored stored -> stored.file().name();
                    case Download.Made made -> made.name();
                };
        return new DownloadLink("/api/bridge/files/" + tickets.sign(ticket) + "/" + name, ticket.expiresAt());
    }

    /// The file a ticket stands for.
    Download open(String ticket) {
        return download(tickets.read(ticket));
    }

    private Download download(Tickets.Ticket ticket) {
        String kind = ticket.format();
        int colon = kind.indexOf(':');
        if (colon < 0) {
            JobFile file = file(ticket.jobId(), kind);
            return new Download.Stored(file, store.resource(ticket.jobId(), file));
        }
        JobFile rows = file(ticket.jobId(), FileFormat.PARQUET.wireName());
        String how = kind.substring(colon + 1);
        boolean isSql = kind.startsWith(FileRequest.SQL);
        String base = rows.name().replaceFirst("\\.parquet$", "");
        return new Download.Made(
                base + (isSql ? ".sql" : ".safe.csv"),
                isSql ? "application/sql; charset=utf-8" : FileFormat.CSV.mediaType(),
                rows.sha256() + "-" + kind.replace(':', '-') + "-" + MAKERS,
                isSql
                        ? new MadeFile.Script(SqlDialect.of(how).orElseThrow(), base.replace('-', '_'))
                        : new MadeFile.SafeCsv(),
                store.local(ticket.jobId(), rows));
    }

    private JobFile file(UUID jobId, String format) {
        List<JobFile> files = store.files(jobId);
        if (files.isEmpty()) {
            throw new BridgeFailure(
                    ProblemType.NOT_FOUND,
                    "The files of job " + jobId + " have been deleted; the same design, version and seed make"
                            + " them again.");
        }
        return files.stream()
                .filter(file -> file.format().equals(format))
                .findFirst()
                .orElseThrow(() -> BridgeFailure.invalid(
                        "format",
                        "unknown-format",
                        "there is no file of the format '" + format + "'",
                        "ask for "
                                + files.stream().map(JobFile::format).collect(Collectors.joining(", "))
                                + " or " + FileRequest.SQL));
    }

    /// A file name of letters and digits, which no shell, header or browser reads as anything else.
    private static String fileName(String jobName) {
        String name =
                jobName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "dataset" : name.substring(0, Math.min(60, name.length()));
    }
}
