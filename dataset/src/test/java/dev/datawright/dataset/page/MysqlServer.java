package dev.datawright.dataset.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A process of MariaDB, which speaks MySQL's SQL, on a socket file of its own; asked by MariaDB's own client.
final class MysqlServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(5);
    private static final Duration FOR_A_SCRIPT = Duration.ofMinutes(2);

    private final Path programs;
    private final Path folder;
    private final Process process;

    private MysqlServer(Path programs, Path folder, Process process) {
        this.programs = programs;
        this.folder = folder;
        this.process = process;
    }

    /// @param folder of its own, whose path is short: a socket's name has about a hundred characters
    static MysqlServer start(Path folder) throws IOException {
        String home = System.getProperty("datawright.real.mariadb");
        if (home == null) {
            throw new AssertionError("Run this by ./datawright test --real --only mysql: it brings MariaDB");
        }
        Path programs = Path.of(home);
        String user = System.getProperty("user.name");
        Path data = folder.resolve("data");
        ended(new ProcessBuilder(
                        programs.resolve("scripts/mariadb-install-db").toString(),
                        "--no-defaults",
                        "--basedir=" + programs,
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--user=" + user)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("install.log").toFile())
                .start());
        Process process = new ProcessBuilder(
                        programs.resolve("bin/mariadbd").toString(),
                        "--no-defaults",
                        "--basedir=" + programs,
                        "--datadir=" + data,
                        "--socket=" + folder.resolve("s"),
                        "--skip-networking",
                        "--skip-name-resolve",
                        // As MySQL 8 is set up by default.
                        "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                                + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                        "--user=" + user)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        MysqlServer server = new MysqlServer(programs, folder, process);
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (!server.answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                server.close();
                throw new AssertionError("MariaDB did not start: " + Files.readString(folder.resolve("server.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return server;
    }

    private boolean answers() throws IOException {
        return run("mysql", null, "--execute=SELECT 1").code() == 0;
    }

    /// Runs a script as a person does: through the client, in a database of its own.
    void load(String database, Path script) throws IOException {
        Ended made = run("mysql", null, "--execute=CREATE DATABASE " + database);
        if (made.code() != 0) {
            throw new AssertionError("There is no database: " + made);
        }
        loadInto(database, script);
    }

    /// Runs a script in a database that is there.
    void loadInto(String database, Path script) throws IOException {
        Ended loaded = run(database, script);
        if (loaded.code() != 0) {
            throw new AssertionError("The script ended with " + loaded);
        }
    }

    /// The rows that a query finds, each a list of cells.
    List<List<String>> query(String database, String sql) throws IOException {
        Ended ended = run(database, null, "--batch", "--skip-column-names", "--execute=" + sql);
        if (ended.code() != 0) {
            throw new AssertionError(sql + ": " + ended);
        }
        return ended.output()
                .lines()
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .toList();
    }

    private Ended run(String database, @Nullable Path input, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/mariadb").toString(),
                "--no-defaults",
                "--socket=" + folder.resolve("s"),
                "--default-character-set=utf8mb4"));
        command.addAll(List.of(options));
        command.add(database);
        Path output = folder.resolve("client.out");
        ProcessBuilder client =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (input != null) {
            client.redirectInput(input.toFile());
        }
        return new Ended(ended(client.start()), Files.readString(output, StandardCharsets.UTF_8));
    }

    private record Ended(int code, String output) {}

    private static int ended(Process process) {
        try {
            if (!process.waitFor(FOR_A_SCRIPT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("It did not end within " + FOR_A_SCRIPT);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
