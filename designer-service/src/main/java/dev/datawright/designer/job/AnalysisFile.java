package dev.datawright.designer.job;

import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.result.Analyses;
import dev.datawright.designer.result.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// The analysis of a completed job, made when it is first asked for: measuring a million rows takes seconds and native
/// memory, and most jobs' analyses are never read.
@Component
class AnalysisFile {

    static final String NAME = "analysis.json";

    private final Parts parts;
    private final ModelCells cells;
    private final FileStore store;

    /// One at a time, so that many readers need no more memory than one.
    private final ReentrantLock lock = new ReentrantLock();

    AnalysisFile(Parts parts, ModelCells cells, FileStore store) {
        this.parts = parts;
        this.cells = cells;
        this.store = store;
    }

    /// The file, which is there when this returns.
    Path of(StoredJob job) throws IOException {
        Path file = store.file(job.id(), NAME);
        if (Files.exists(file)) {
            return file;
        }
        lock.lock();
        try {
            if (!Files.exists(file)) {
                make(job, file);
            }
            return file;
        } finally {
            lock.unlock();
        }
    }

    private void make(StoredJob job, Path file) throws IOException {
        List<Path> files = parts.of(job.id()).stream()
                .map(part -> store.file(job.id(), part.file()))
                .toList();
        byte[] content = WireJson.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Analyses.of(job.config(), job.rows(), files, cells.tokens(job.id())));
        // Another instance may make it in the same moment; each has a name of its own until it is whole.
        Path partial = file.resolveSibling(NAME + "." + UUID.randomUUID() + ".tmp");
        Files.write(partial, content);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
