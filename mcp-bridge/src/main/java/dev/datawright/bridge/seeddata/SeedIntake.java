package dev.datawright.bridge.seeddata;

import dev.datawright.bridge.files.FileStore;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.profile.Profiles;
import dev.datawright.dataset.read.DatasetReadException;
import dev.datawright.dataset.read.FileCheck;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.TableFile;
import dev.datawright.dataset.read.TableReader;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Reads a file that was brought: checks it, makes Parquet of it and measures that.
@Component
class SeedIntake {

    static final String ROWS = "rows.parquet";

    private static final int AT_ONCE = 2;
    private static final int FIRST_ROWS = 5;

    private final FileStore store;
    private final SeedDataProperties properties;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// Not the requests' own threads: DuckDB's work would keep their carriers from other requests.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("seed-data-", 0).daemon().factory());

    SeedIntake(FileStore store, SeedDataProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /// What was found in a file.
    record Read(long rows, long stored, List<SeedColumn> columns, RowPage first) {}

    /// Publishes the rows as a bundle.
    Read take(String bundle, Path attempt, Path file, TableFile.Format format) throws IOException {
        Read read = read(attempt.resolve(ROWS), file, format);
        Files.delete(file);
        store.publish(bundle, attempt);
        return read;
    }

    private Read read(Path rows, Path file, TableFile.Format format) throws IOException {
        try {
            if (!places.tryAcquire(properties.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BridgeFailure(
                        ProblemType.LIMIT_REACHED, "Many files are being read just now. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping(e);
        }
        Future<Read> reading = threads.submit(() -> {
            FileCheck.check(file, format);
            convert(file, format, rows);
            return measure(rows);
        });
        try {
            return reading.get();
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw stopping(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DatasetReadException unreadable ->
                    throw BridgeFailure.invalid(
                            "file",
                            "unreadable",
                            String.valueOf(unreadable.getMessage()),
                            "repair the file and upload it again");
                case BridgeFailure refused -> throw refused;
                case IOException failed -> throw failed;
                case null, default -> throw new IllegalStateException("Reading seed data failed", e);
            }
        } finally {
            places.release();
        }
    }

    private static BridgeFailure stopping(InterruptedException cause) {
        return new BridgeFailure(ProblemType.UPSTREAM_AWAY, "The bridge is stopping; try again in a moment.", cause);
    }

    private static void convert(Path file, TableFile.Format format, Path rows) throws IOException {
        try (TableReader reader = TableReader.open(file, format)) {
            if (reader.rows() == 0) {
                throw BridgeFailure.invalid(
                        "file", "no-rows", "the file has no rows", "a row stands behind the header, or on a line");
            }
            try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(rows), reader.schema())) {
                reader.forEachBatch(writer::write);
            }
        }
    }

    private static Read measure(Path rows) throws IOException {
        try (ParquetParts parts = ParquetParts.open(List.of(rows))) {
            List<SeedColumn> columns =
                    Profiles.of(parts).stream().map(SeedColumn::of).toList();
            return new Read(parts.rows(), Files.size(rows), columns, RowPages.read(parts, 0, FIRST_ROWS));
        }
    }
}
