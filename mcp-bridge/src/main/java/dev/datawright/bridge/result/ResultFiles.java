package dev.datawright.bridge.result;

import dev.datawright.bridge.files.FileStore;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/// The files of results: a bundle for each job, with a list of its files among them.
@Component
class ResultFiles {

    private static final String LIST = "files.json";

    private final FileStore store;

    ResultFiles(FileStore store) {
        this.store = store;
    }

    Path newAttempt(UUID jobId) throws IOException {
        return store.newAttempt(bundle(jobId));
    }

    void publish(UUID jobId, Path attempt, List<JobFile> files) throws IOException {
        Files.write(attempt.resolve(LIST), WireJson.mapper().writeValueAsBytes(files));
        store.publish(bundle(jobId), attempt);
    }

    /// What was published for the job; empty when nothing was, or it is gone.
    List<JobFile> files(UUID jobId) {
        try {
            return store.read(bundle(jobId), LIST)
                    .map(bytes -> Arrays.asList(WireJson.mapper().readValue(bytes, JobFile[].class)))
                    .orElse(List.of());
        } catch (IOException e) {
            throw away(e);
        }
    }

    void delete(UUID jobId) throws IOException {
        store.delete(bundle(jobId));
    }

    Path local(UUID jobId, JobFile file) {
        try {
            return store.local(bundle(jobId), stored(file.format()));
        } catch (IOException e) {
            throw away(e);
        }
    }

    Resource resource(UUID jobId, JobFile file) {
        try {
            return store.resource(bundle(jobId), stored(file.format()));
        } catch (IOException e) {
            throw away(e);
        }
    }

    /// Names in the store are ours; the name people see is only ever a header.
    static String stored(String format) {
        return "data." + format;
    }

    private static String bundle(UUID jobId) {
        return "jobs/" + jobId;
    }

    private static BridgeFailure away(IOException cause) {
        return new BridgeFailure(ProblemType.INTERNAL, "The file store does not answer. Try again in a moment.", cause);
    }
}
