package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A file of rows that somebody brings, read batch by batch. Types are those of [TableFile].
///
/// For one thread at a time; closing it frees the native memory.
public final class TableReader implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Connection connection;
    private final TableFile.Format format;
    private final String source;
    private final List<Projection> projections;
    private final long rows;

    private TableReader(
            Connection connection, TableFile.Format format, String source, List<Projection> projections, long rows) {
        this.connection = connection;
        this.format = format;
        this.source = source;
        this.projections = projections;
        this.rows = rows;
    }

    /// @throws DatasetReadException with a sentence when it cannot be read
    public static TableReader open(Path file, TableFile.Format format) {
        Path absolute = file.toAbsolutePath().normalize();
        Connection connection = null;
        try {
            connection = DuckDb.open(List.of(absolute));
            String source = format.source(absolute, List.of());
            List<Projection> projections = projections(connection, source);
            if (format == TableFile.Format.CSV) {
                List<String> codes = codes(connection, absolute, projections);
                if (!codes.isEmpty()) {
                    source = format.source(absolute, codes);
                    projections = projections(connection, source);
                }
            }
            return new TableReader(connection, format, source, projections, count(connection, source));
        } catch (SQLException e) {
            if (connection != null) {
                try {
                    connection.close();
                } catch (SQLException closing) {
                    e.addSuppressed(closing);
                }
            }
            throw unreadable(format, e);
        }
    }

    public RowSchema schema() {
        return new RowSchema(projections.stream().map(Projection::field).toList());
    }

    public long rows() {
        return rows;
    }

    /// Hands over all rows, batch by batch, in their order.
    ///
    /// @throws DatasetReadException with a sentence when one of them cannot be read, or the consumer does not
    /// take it
    public void forEachBatch(BatchConsumer consumer) {
        String columns = projections.stream()
                .flatMap(projection -> projection.expressions().stream())
                .collect(Collectors.joining(", "));
        try {
            long read = BatchReader.read(
                    connection, "SELECT " + columns + " FROM " + source, schema().fields(), 0, LONGEST, consumer);
        } catch (SQLException | IOException e) {
            throw unreadable(format, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(format, e);
        }
    }

    private static DatasetReadException unreadable(TableFile.Format format, Exception e) {
        return new DatasetReadException(
                "The file cannot be read as " + format.label() + ": "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                e);
    }

    private static List<Projection> projections(Connection connection, String source) throws SQLException {
        List<Projection> projections = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
            while (rows.next()) {
                String name = rows.getString("column_name");
                projections.add(Projection.of(name, name, rows.getString("column_type")));
            }
        }
        return projections;
    }

    /// The columns that hold whole numbers, some of them with a leading zero.
    private static List<String> codes(Connection connection, Path file, List<Projection> projections)
            throws SQLException {
        List<String> numbers = projections.stream()
                .filter(projection -> projection.field().type() == ColumnType.Scalar.INTEGER)
                .map(Projection::source)
                .toList();
        if (numbers.isEmpty()) {
            return List.of();
        }
        String sql = numbers.stream()
                .map(name ->
                        "coalesce(bool_or(regexp_matches(" + Sql.identifier(name) + ", '^\\s*[-+]?0[0-9]')), false)")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + TableFile.Format.CSV.source(file, numbers)));
        List<String> codes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int i = 0; i < numbers.size(); i++) {
                if (row.getBoolean(i + 1)) {
                    codes.add(numbers.get(i));
                }
            }
        }
        return codes;
    }

    private static long count(Connection connection, String source) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + source)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
