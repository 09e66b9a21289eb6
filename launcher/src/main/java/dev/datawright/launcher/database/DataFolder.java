package dev.datawright.launcher.database;

import dev.datawright.launcher.home.PrivateFiles;
import dev.datawright.launcher.state.Endings;
import dev.datawright.launcher.state.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// PostgreSQL's data folder between two runs.
public record DataFolder(Path folder) {

    /// The version of the programs that come with the build; data of another one is not readable to them.
    public static final String VERSION = "17";

    private static final System.Logger LOG = System.getLogger(DataFolder.class.getName());

    /// Makes it startable: a server that outlived its launcher is ended, the file of one that is gone is removed, and
    /// a folder whose first start never came to its end is set aside, because it cannot be made again over the
    /// remains.
    void recover() throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        server().ifPresent(server -> Endings.end(List.of(server), Duration.ofSeconds(10)));
        Files.deleteIfExists(pidFile);
        if (!isComplete() && !isEmpty()) {
            Path aside = folder.resolveSibling(
                    folder.getFileName() + "-unfinished-" + Instant.now().getEpochSecond());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The first start on " + folder + " was interrupted; it is now " + aside);
            Files.move(folder, aside);
        }
    }

    /// A server that works on it at this moment.
    public Optional<ProcessHandle> server() throws IOException {
        return readPid(folder.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(this::isOurServer);
    }

    /// The version of PostgreSQL that made it, as far as it tells.
    public Optional<String> version() throws IOException {
        Path file = folder.resolve("PG_VERSION");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    public boolean isEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private boolean isOurServer(ProcessHandle handle) {
        return handle.isAlive() && handle.info().commandLine().orElse("").contains(folder.toString());
    }

    private static Optional<Long> readPid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    ProcessId postmaster() throws IOException {
        return readPid(folder.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .map(ProcessId::of)
                .orElseThrow(
                        () -> new IOException("PostgreSQL has started, but " + folder + " does not tell its process."));
    }

    /// Whether a first start came to its end here.
    public boolean isComplete() {
        return Files.exists(folder.resolve("datawright.complete"));
    }

    /// Lets nobody in without the password, from the server's next look at its settings on.
    void askForPassword() throws IOException {
        PrivateFiles.write(folder.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    }

    void markComplete() throws IOException {
        PrivateFiles.write(folder.resolve("datawright.complete"), "");
    }
}
