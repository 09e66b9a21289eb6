package dev.datawright.designer.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Files of jobs and filesets, a folder for each. Paths are made of the ids we give, never of what a caller sent.
@Component
public class FileStore {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");

    private final Path jobs;
    private final Path filesets;

    FileStore(FileStoreProperties properties) {
        Path root = properties.fileStore().toAbsolutePath().normalize();
        this.jobs = root.resolve("jobs");
        this.filesets = root.resolve("filesets");
    }

    /// The folder of a job, which exists when this returns.
    public Path folder(String jobId) throws IOException {
        return Files.createDirectories(path(jobId));
    }

    /// A file of a job, there or not.
    public Path file(String jobId, String name) {
        return path(jobId).resolve(name);
    }

    /// A file of a fileset, there or not, under the name that the store gave it.
    public Path filesetFile(String filesetId, String stored) {
        return within(filesets, filesetId).resolve(stored);
    }

    /// Removes all files of a fileset.
    public void deleteFileset(String filesetId) throws IOException {
        delete(within(filesets, filesetId));
    }

    /// Removes everything that a job left.
    public void delete(String jobId) throws IOException {
        delete(path(jobId));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private Path path(String jobId) {
        return within(jobs, jobId);
    }

    private static Path within(Path folder, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is no id");
        }
        return folder.resolve(id);
    }
}
