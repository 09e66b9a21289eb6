package dev.datawright.bridge.result;

import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Results in a folder: `jobs/ID/result` appears whole, with a list of its files beside them.
@Component
class FileStore {

    private static final Logger log = LoggerFactory.getLogger(FileStore.class);
    private static final String LIST = "files.json";

    private final Path root;

    FileStore(ResultProperties properties) {
        this.root = properties.fileStore().toAbsolutePath().resolve("jobs");
    }

    /// An empty folder to work in. Each attempt has its own: one that has lost its lease may still be writing.
    Path newAttempt(UUID jobId) throws IOException {
        Path folder = Files.createDirectories(root.resolve(jobId.toString()));
        return Files.createTempDirectory(folder, "attempt-");
    }

    /// Puts an attempt's files in the place of the result; what other attempts have left goes.
    void publish(UUID jobId, Path attempt, List<JobFile> files) throws IOException {
        Files.write(attempt.resolve(LIST), WireJson.mapper().writeValueAsBytes(files));
        Path result = result(jobId);
        delete(result);
        Files.move(attempt, result, StandardCopyOption.ATOMIC_MOVE);
        for (Path other : attempts(jobId)) {
            try {
                delete(other);
            } catch (IOException | UncheckedIOException e) {
                log.info("{} is still being written to; it goes with its job", other, e);
            }
        }
    }

    private List<Path> attempts(UUID jobId) throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve(jobId.toString()))) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("attempt-"))
                    .toList();
        }
    }

    /// What was published for the job; empty when nothing was, or it is gone.
    List<JobFile> files(UUID jobId) {
        try {
            return Arrays.asList(
                    WireJson.mapper().readValue(Files.readAllBytes(result(jobId).resolve(LIST)), JobFile[].class));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(UUID jobId) throws IOException {
        delete(root.resolve(jobId.toString()));
    }

    Path path(UUID jobId, JobFile file) {
        return result(jobId).resolve(stored(file.format()));
    }

    /// Names on disk are ours; the name people see is only ever a header.
    static String stored(String format) {
        return "data." + format;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path result(UUID jobId) {
        return root.resolve(jobId.toString()).resolve("result");
    }
}
