package dev.datawright.dataset.page;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Parquet parts as one file, or as one of each format.
///
/// Our own writers make it, not DuckDB's COPY: the bytes follow from the rows alone, not from how they were cut into
/// parts, how many threads ran or which DuckDB it is.
public final class DatasetFiles {

    private DatasetFiles() {}

    /// Writes all rows, in their order, into a file of that format. The file appears under its name once it is whole.
    public static void write(ParquetParts parts, FileFormat format, Path file) throws IOException {
        write(parts, Map.of(format, file));
    }

    /// Writes all rows into a file of each format, reading them once. The files appear once all of them are whole.
    public static void write(ParquetParts parts, Map<FileFormat, Path> files) throws IOException {
        Map<Path, Path> partials = new LinkedHashMap<>();
        files.values().forEach(file -> partials.put(file.resolveSibling(file.getFileName() + ".partial"), file));
        try {
            try (Writing writing = new Writing(parts, files)) {
                parts.forEachBatch(writing::write);
                writing.await();
            }
            for (Map.Entry<Path, Path> partial : partials.entrySet()) {
                Files.move(
                        partial.getKey(),
                        partial.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path partial : partials.keySet()) {
                Files.deleteIfExists(partial);
            }
        }
    }

    /// A writer and a thread for each format: they write one batch while the next one is read.
    private static final class Writing implements AutoCloseable {

        private final List<RowWriter> writers = new ArrayList<>();
        private final ExecutorService threads;
        private List<Future<?>> running = List.of();

        Writing(ParquetParts parts, Map<FileFormat, Path> files) throws IOException {
            threads = Executors.newFixedThreadPool(
                    files.size(),
                    Thread.ofPlatform().name("dataset-writer-", 0).daemon().factory());
            for (Map.Entry<FileFormat, Path> file : files.entrySet()) {
                Path partial = file.getValue().resolveSibling(file.getValue().getFileName() + ".partial");
                writers.add(file.getKey().writer(Files.newOutputStream(partial), parts.schema()));
            }
        }

        void write(RowBatch batch) throws IOException {
            await();
            List<Future<?>> started = new ArrayList<>();
            for (RowWriter writer : writers) {
                started.add(threads.submit(() -> {
                    writer.write(batch);
                    return true;
                }));
            }
            running = started;
        }

        void await() throws IOException {
            try {
                for (Future<?> future : running) {
                    future.get();
                }
                running = List.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Writing the files was interrupted");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException failed -> throw failed;
                    case RuntimeException failed -> throw failed;
                    case null, default -> throw new IOException("A file could not be written", e);
                }
            }
        }

        @Override
        public void close() throws IOException {
            threads.shutdownNow();
            // Whoever still writes is done with its batch before its file is closed.
            threads.close();
            IOException failure = null;
            for (RowWriter writer : writers) {
                try {
                    writer.close();
                } catch (IOException e) {
                    failure = e;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
