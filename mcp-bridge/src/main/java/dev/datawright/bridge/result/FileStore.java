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
import org.springframework.stereotype.Component;

/// Results in a folder: `jobs/ID/result` appears whole, with a list of its files beside them.
@Component
class FileStore {

    private static final String LIST = "files.json";

    private final Path root;

    FileStore(ResultProperties properties) {
        this.root = properties.fileStore().toAbsolutePath().resolve("jobs");
    }

    /// An empty folder to work in; what an earlier attempt left is gone.
    Path newAttempt(UUID jobId) throws IOException {
        Path attempt = root.resolve(jobId.toString()).resolve("attempt");
        delete(attempt);
        return Files.createDirectories(attempt);
    }

    void publish(UUID jobId, Path attempt, List<JobFile> files) throws IOException {
        Files.write(attempt.resolve(LIST), WireJson.mapper().writeValueAsBytes(files));
        Path result = result(jobId);
        delete(result);
        Files.move(attempt, result, StandardCopyOption.ATOMIC_MOVE);
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
