package dev.datawright.dataset.read;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/// Opens an in-memory DuckDB that can read the given files and nothing else, neither on disk nor on the network.
final class DuckDb {

    private static final int THREADS = 2;
    private static final String MEMORY_LIMIT = "256MB";

    private DuckDb() {}

    static Connection open(List<Path> readable) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        Path spill = Path.of(System.getProperty("java.io.tmpdir"), "datawright-duckdb-" + UUID.randomUUID());
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "threads = " + THREADS,
                    "memory_limit = " + Sql.literal(MEMORY_LIMIT),
                    "temp_directory = " + Sql.literal(spill.toString()),
                    "TimeZone = 'UTC'",
                    "preserve_insertion_order = true",
                    "autoinstall_known_extensions = false",
                    "autoload_known_extensions = false",
                    "allowed_paths = " + paths(readable),
                    "enable_external_access = false",
                    "lock_configuration = true")) {
                statement.execute("SET " + setting);
            }
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /// The paths as a list literal.
    static String paths(List<Path> files) {
        return files.stream()
                .map(file -> Sql.literal(file.toAbsolutePath().normalize().toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
