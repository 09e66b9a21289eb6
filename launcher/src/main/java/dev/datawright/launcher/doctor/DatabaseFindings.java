package dev.datawright.launcher.doctor;

import static dev.datawright.launcher.doctor.Finding.ok;
import static dev.datawright.launcher.doctor.Finding.warn;
import static dev.datawright.launcher.doctor.Finding.wrong;

import dev.datawright.launcher.database.DataFolder;
import dev.datawright.launcher.database.DatabaseService;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// The database's folder, and the database itself while it runs.
final class DatabaseFindings {

    private static final String SUBJECT = "database";

    private final Home home;
    private final Optional<RunState> running;

    DatabaseFindings(Home home, Optional<RunState> running) {
        this.home = home;
        this.running = running;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        try {
            folder().ifPresent(findings::add);
            leftovers().ifPresent(findings::add);
        } catch (IOException e) {
            findings.add(wrong(
                    SUBJECT,
                    home.postgres() + " cannot be read: " + Causes.of(e),
                    "chown -R \"$(id -un)\" " + home.root()));
        }
        running.flatMap(DatabaseFindings::process).ifPresent(managed -> findings.add(answer(managed)));
        if (findings.isEmpty()) {
            findings.add(ok(SUBJECT, "is in order in " + home.postgres()));
        }
        return findings;
    }

    private Optional<Finding> folder() throws IOException {
        Path folder = home.postgres();
        DataFolder data = new DataFolder(folder);
        if (data.isEmpty()) {
            return Optional.of(ok(SUBJECT, "is not made yet; the first ./datawright up makes it"));
        }
        if (!data.isComplete() && running.isEmpty()) {
            return Optional.of(warn(
                    SUBJECT,
                    "its first start was interrupted",
                    "nothing: the next ./datawright up sets it aside and makes a new one"));
        }
        Optional<String> version = data.version();
        if (version.isPresent() && !version.get().equals(DataFolder.VERSION)) {
            return Optional.of(wrong(
                    SUBJECT,
                    folder + " was made by PostgreSQL " + version.get() + ", and this one is " + DataFolder.VERSION,
                    "DATAWRIGHT_HOME=another folder, or the version of Datawright that made it"));
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
        if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_READ)) {
            return Optional.of(
                    wrong(SUBJECT, folder + " is open to others, so PostgreSQL refuses it", "chmod 700 " + folder));
        }
        return data.server().isPresent() && running.isEmpty()
                ? Optional.of(warn(
                        SUBJECT,
                        "a server of an earlier run still works on it (process "
                                + data.server().get().pid() + ")",
                        "nothing: the next ./datawright up ends it first"))
                : Optional.empty();
    }

    private Optional<Finding> leftovers() throws IOException {
        if (!Files.isDirectory(home.root())) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(home.root())) {
            List<String> aside = entries.map(Path::toString)
                    .filter(name -> name.contains("-unfinished-"))
                    .toList();
            return aside.isEmpty()
                    ? Optional.empty()
                    : Optional.of(warn(
                            SUBJECT,
                            "remains of an interrupted first start take up room",
                            "rm -r " + String.join(" ", aside)));
        }
    }

    private static Optional<ManagedProcess> process(RunState run) {
        return run.processes().stream()
                .filter(managed -> managed.name().equals(DatabaseService.NAME))
                .findFirst();
    }

    private Finding answer(ManagedProcess managed) {
        try {
            Properties access = new Properties();
            access.setProperty("user", DatabaseService.user());
            access.setProperty("password", LocalSecrets.of(home).databasePassword());
            access.setProperty("loginTimeout", "5");
            access.setProperty("socketTimeout", "5");
            try (Connection connection = DriverManager.getConnection(DatabaseService.jdbcUrl(managed.port()), access);
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                return ok(SUBJECT, "answers on port " + managed.port() + ", data in " + home.postgres());
            }
        } catch (SQLException | IOException e) {
            return wrong(
                    SUBJECT,
                    "does not answer on port " + managed.port() + ": " + Causes.of(e),
                    "./datawright logs postgresql tells why; ./datawright down, then ./datawright up");
        }
    }
}
