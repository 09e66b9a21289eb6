package dev.datawright.launcher.database;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.state.Endings;
import dev.datawright.launcher.state.ProcessId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/// A PostgreSQL of this installation's own, on 127.0.0.1, with a password and with its data kept between runs.
final class Database implements AutoCloseable {

    /// Its user and the one database; every service has a schema of its own in it.
    static final String USER = "postgres";

    static final String NAME = "datawright";

    private final EmbeddedPostgres postgres;
    private final ProcessId process;

    private Database(EmbeddedPostgres postgres, ProcessId process) {
        this.postgres = postgres;
        this.process = process;
    }

    static Database start(Home home, int port, String password, Path log) throws IOException {
        Path binaries = home.cache().resolve("postgres");
        Files.createDirectories(binaries);
        // The library unpacks into this folder and tidies it; its default is shared by everybody on the machine.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        Unpacking.removeHalfDone(binaries);
        DataFolder data = new DataFolder(home.postgres());
        data.recover();
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(home.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "80")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_wal_size", "256MB")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!data.isComplete()) {
                prepare(postgres, data, password);
            }
            return new Database(postgres, data.postmaster());
        } catch (SQLException e) {
            postgres.close();
            throw new IOException("PostgreSQL has started but cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
    }

    /// A new server lets everybody on this machine in; afterwards only who knows the password.
    private static void prepare(EmbeddedPostgres postgres, DataFolder data, String password)
            throws SQLException, IOException {
        if (!password.matches("[0-9a-f]+")) {
            throw new IllegalArgumentException("The database password must be hexadecimal.");
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
            statement.execute("alter role " + USER + " password '" + password + "'");
            data.askForPassword();
            statement.execute("select pg_reload_conf()");
            data.markComplete();
        }
    }

    ProcessId process() {
        return process;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            System.getLogger(Database.class.getName())
                    .log(System.Logger.Level.WARNING, "PostgreSQL did not stop in order: " + e.getMessage());
        }
        // Whatever kept it from stopping, nothing of it may stay; its next start recovers.
        process.find().ifPresent(handle -> Endings.end(List.of(handle), Duration.ofSeconds(5)));
    }
}
