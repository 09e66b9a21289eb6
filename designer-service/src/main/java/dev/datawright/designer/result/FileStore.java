package dev.datawright.designer.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Files of jobs, a folder for each. Paths are made of the ids we give, never of what a caller sent.
@Component
public class FileStore {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");

    private final Path jobs;

    FileStore(FileStoreProperties properties) {
        this.jobs = properties.fileStore().toAbsolutePath().normalize().resolve("jobs");
    }

    /// The folder of a job, which exists when this returns.
    public Path folder(String jobId) throws IOException {
        return Files.createDirectories(path(jobId));
    }

    /// A file of a job, there or not.
    public Path file(String jobId, String name) {
        return path(jobId).resolve(name);
    }

    /// Removes everything that a job left.
    public void delete(String jobId) throws IOException {
        Path folder = path(jobId);
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
        if (!ID.matcher(jobId).matches()) {
            throw new IllegalArgumentException("'" + jobId + "' is no id of a job");
        }
        return jobs.resolve(jobId);
    }
}
