package dev.datawright.designer.job;

import dev.datawright.contract.designer.ResultManifest;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.manifest.Manifests;
import dev.datawright.designer.generation.RowGenerators;
import dev.datawright.designer.result.Analyses;
import dev.datawright.designer.result.FileStore;
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
import tools.jackson.databind.node.ObjectNode;

/// What is made of the parts once they are all there.
@Component
class Finishing {

    static final String ANALYSIS = "analysis.json";
    static final String MANIFEST = "manifest.json";

    private static final Logger log = LoggerFactory.getLogger(Finishing.class);

    private final Jobs jobs;
    private final Parts parts;
    private final ModelCells cells;
    private final FileStore store;
    private final RowGenerators generators;
    private final Clock clock;

    Finishing(Jobs jobs, Parts parts, ModelCells cells, FileStore store, RowGenerators generators, Clock clock) {
        this.jobs = jobs;
        this.parts = parts;
        this.cells = cells;
        this.store = store;
        this.generators = generators;
        this.clock = clock;
    }

    /// Writes analysis and manifest, and removes what earlier attempts left.
    void complete(StoredJob job) throws IOException {
        List<Parts.Part> made = parts.of(job.id());
        long rows = made.stream().mapToLong(Parts.Part::rows).sum();
        if (rows != job.rows()) {
            throw new IllegalStateException("The parts hold " + rows + " rows, not " + job.rows());
        }
        List<Path> files =
                made.stream().map(part -> store.file(job.id(), part.file())).toList();
        ObjectNode analysis = Analyses.of(job.config(), job.rows(), files, cells.tokens(job.id()));
        Path folder = store.folder(job.id());
        put(
                folder.resolve(ANALYSIS),
                WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(analysis));

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
        Path partial = folder.resolve(MANIFEST + ".tmp");
        Manifests.write(manifest, partial);
        Files.move(partial, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);

        Set<String> kept = new HashSet<>(List.of(ANALYSIS, MANIFEST));
        made.forEach(part -> kept.add(part.file()));
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

    private static void put(Path file, byte[] content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(partial, content);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeAllBut(Path folder, Set<String> kept) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> files = Files.list(folder)) {
            leftovers = files.filter(file -> !kept.contains(file.getFileName().toString()))
                    .toList();
        }
        for (Path file : leftovers) {
            Files.deleteIfExists(file);
        }
    }
}
