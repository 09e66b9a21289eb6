package dev.datawright.designer.job;

import dev.datawright.contract.designer.ResultManifest;
import dev.datawright.dataset.manifest.Manifests;
import dev.datawright.designer.generation.RowGenerators;
import dev.datawright.designer.result.FileStore;
import dev.datawright.designer.seeddata.SeedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What is made of the parts once they are all there.
@Component
class Finishing {

    static final String MANIFEST = "manifest.json";

    private static final Logger log = LoggerFactory.getLogger(Finishing.class);

    private final Jobs jobs;
    private final Parts parts;
    private final FileStore store;
    private final RowGenerators generators;
    private final Clock clock;

    Finishing(Jobs jobs, Parts parts, FileStore store, RowGenerators generators, Clock clock) {
        this.jobs = jobs;
        this.parts = parts;
        this.store = store;
        this.generators = generators;
        this.clock = clock;
    }

    /// Writes the manifest, and removes what earlier attempts left.
    void complete(StoredJob job) throws IOException {
        List<Parts.Part> made = parts.of(job.id());
        long rows = made.stream().mapToLong(Parts.Part::rows).sum();
        if (rows != job.rows()) {
            throw new IllegalStateException("The parts hold " + rows + " rows, not " + job.rows());
        }
        ResultManifest manifest = new ResultManifest(
                generators.engine(),
                job.seed(),
                rows,
                made.stream()
                        .map(part -> new ResultManifest.Part(
                                part.name(), part.firstRow(), part.rows(), part.bytes(), part.sha256()))
                        .toList(),
                made.stream().mapToLong(Parts.Part::failedCells).sum(),
                clock.instant());
        Path folder = store.folder(job.id());
        Path partial = folder.resolve(MANIFEST + ".tmp");
        Manifests.write(manifest, partial);
        Files.move(
                partial, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        Set<String> kept = new HashSet<>(List.of(MANIFEST));
        for (Parts.Part part : made) {
            kept.add(part.file());
            kept.add(FailedCells.nameBeside(part.file()));
            PartFiles.processors(job.config())
                    .forEach(processor -> kept.add(PartFiles.transformedName(part.file(), processor)));
        }
        removeAllBut(folder, kept);
    }

    /// Removes the files of a job that was deleted while it ran.
    void forgetDeleted(String jobId) {
        if (!jobs.isDeleted(jobId)) {
            return;
        }
        try {
            store.delete(jobId);
        } catch (IOException e) {
            log.warn("The files of the deleted job {} are still there", jobId, e);
        }
    }

    private static void removeAllBut(Path folder, Set<String> kept) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> files = Files.list(folder)) {
            leftovers = files.filter(file -> !kept.contains(file.getFileName().toString()) && !SeedData.isPinned(file))
                    .toList();
        }
        for (Path file : leftovers) {
            Files.deleteIfExists(file);
        }
    }
}
