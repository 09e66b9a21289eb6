package dev.datawright.designer.seeddata;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedSource;
import dev.datawright.dataset.read.DatasetReadException;
import dev.datawright.dataset.read.TableFile;
import dev.datawright.designer.files.Filesets;
import dev.datawright.designer.files.StoredFile;
import dev.datawright.designer.request.Requests;
import dev.datawright.designer.result.FileStore;
import dev.datawright.engine.seed.SeedRows;
import dev.datawright.engine.seed.SeedTable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds and reads seed data. A job keeps a file of its own: what is uploaded or deleted later changes none of its
/// rows.
@Component
public class SeedData {

    private static final String PINNED = "seed-data.";

    private final Filesets filesets;
    private final FileStore store;
    private final SeedDataProperties properties;

    /// Tables by the names that the store gave their files; memory that is needed otherwise takes them back.
    private final Map<String, SoftReference<SeedRows>> tables = new HashMap<>();

    private final ReentrantLock lock = new ReentrantLock();

    SeedData(Filesets filesets, FileStore store, SeedDataProperties properties) {
        this.filesets = filesets;
        this.store = store;
        this.properties = properties;
    }

    /// The largest file that is taken.
    public long maxBytes() {
        return filesets.maxFile();
    }

    /// Most rows times columns.
    public long maxCells() {
        return properties.maxCells();
    }

    /// The rows that a config starts from; null when it has no seed data.
    ///
    /// @throws SeedDataException when they cannot be had
    public @Nullable SeedRows of(DataDesignerConfig config) {
        SeedConfig seed = config.seedConfig();
        if (seed == null) {
            return null;
        }
        StoredFile file = find(seed);
        return table(filesets.location(file), file.stored());
    }

    /// Gives a job the file that its config names.
    ///
    /// @throws SeedDataException when it is not there any more
    public void pin(DataDesignerConfig config, String jobId) throws IOException {
        SeedConfig seed = config.seedConfig();
        if (seed == null) {
            return;
        }
        StoredFile file = find(seed);
        Path pinned = store.folder(jobId).resolve(PINNED + file.stored());
        Path source = filesets.location(file);
        try {
            Files.createLink(pinned, source);
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.copy(source, pinned);
        }
    }

    /// The rows that a job starts from; null when it has no seed data.
    public @Nullable SeedRows ofJob(DataDesignerConfig config, String jobId) throws IOException {
        if (config.seedConfig() == null) {
            return null;
        }
        try (Stream<Path> files = Files.list(store.folder(jobId))) {
            Path pinned = files.filter(SeedData::isPinned)
                    .findFirst()
                    .orElseThrow(() -> new SeedDataException("The job's seed data is not in the file store any more"));
            return table(pinned, pinned.getFileName().toString().substring(PINNED.length()));
        }
    }

    /// Whether a file of a job is its seed data.
    public static boolean isPinned(Path file) {
        return String.valueOf(file.getFileName()).startsWith(PINNED);
    }

    private StoredFile find(SeedConfig seed) {
        String path =
                switch (seed.source()) {
                    case SeedSource.Fileset fileset -> fileset.path();
                };
        int hash = path.indexOf('#');
        String fileset = path.substring(0, Math.max(0, hash));
        int slash = fileset.indexOf('/');
        String workspace = slash < 0 ? Requests.WORKSPACE : fileset.substring(0, slash);
        String name = fileset.substring(slash + 1);
        String file = path.substring(hash + 1);
        if (!workspace.equals(Requests.WORKSPACE)) {
            throw new SeedDataException("Could not find fileset '" + name + "' in workspace '" + workspace + "'");
        }
        return filesets.findFile(workspace, name, file)
                .orElseThrow(() -> new SeedDataException(
                        "File '" + file + "' not found in fileset '" + workspace + "/" + name + "'"));
    }

    private SeedRows table(Path file, String stored) {
        lock.lock();
        try {
            SoftReference<SeedRows> known = tables.get(stored);
            SeedRows rows = known == null ? null : known.get();
            if (rows == null) {
                rows = read(file, stored);
                tables.values().removeIf(reference -> reference.get() == null);
                tables.put(stored, new SoftReference<>(rows));
            }
            return rows;
        } finally {
            lock.unlock();
        }
    }

    private SeedRows read(Path file, String stored) {
        try {
            TableFile table = TableFile.read(file, TableFile.Format.of(stored).orElseThrow(), properties.maxCells());
            return new SeedTable(table.schema(), table.batches());
        } catch (DatasetReadException unreadable) {
            throw new SeedDataException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
