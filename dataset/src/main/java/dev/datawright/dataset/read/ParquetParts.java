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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A list of Parquet files read as one table, rows in the order of the files and of the rows within.
///
/// For one thread at a time; closing it frees the native memory. Columns that a file lacks are null in its rows.
public final class ParquetParts implements AutoCloseable {

    /// The table's name in a query.
    public static final String TABLE = "dataset_rows";

    /// No reader waits longer for an answer.
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(60);

    private final Connection connection;
    private final List<Part> parts;
    private final List<Projection> projections;

    private ParquetParts(Connection connection, List<Part> parts, List<Projection> projections) {
        this.connection = connection;
        this.parts = parts;
        this.projections = projections;
    }

    /// Opens the files as one table.
    ///
    /// @param files in row order, at least one
    /// @throws DatasetReadException when one of them is not there or no Parquet file
    public static ParquetParts open(List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("There is no file to read: name at least one Parquet part");
        }
        List<Path> absolute =
                files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        String failure = "Cannot read " + names(absolute) + " as Parquet";
        Connection connection = null;
        try {
            connection = DuckDb.open(absolute);
            String source = scan(absolute);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMP VIEW " + TABLE + " AS SELECT * FROM " + source);
            }
            return new ParquetParts(
                    connection, parts(connection, absolute), projections(connection, absolute.getFirst()));
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw new DatasetReadException(failure + ": " + firstLine(e), e);
        }
    }

    public long rows() {
        Part last = parts.getLast();
        return last.firstRow() + last.rows();
    }

    public RowSchema schema() {
        return new RowSchema(fields());
    }

    /// A column as a quoted identifier for [#query]. Not every column goes by its name there: DuckDB tells names apart
    /// without regard to case.
    public String identifier(String column) {
        return projections.stream()
                .filter(projection -> projection.field().name().equals(column))
                .map(projection -> Sql.identifier(projection.source()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The dataset has no column '" + column + "'"));
    }

    /// Hands over all rows, batch by batch, in their order.
    public void forEachBatch(BatchConsumer consumer) throws IOException {
        forEachBatch(0, rows(), consumer);
    }

    /// Hands over up to `limit` rows from row `offset` on; only the files that hold them are opened.
    public void forEachBatch(long offset, long limit, BatchConsumer consumer) throws IOException {
        long end = Math.min(rows(), offset + limit);
        List<Part> touched = parts.stream()
                .filter(part -> part.firstRow() < end && part.firstRow() + part.rows() > offset)
                .toList();
        if (touched.isEmpty()) {
            return;
        }
        String sql = "SELECT " + columns() + " FROM "
                + scan(touched.stream().map(Part::file).toList())
                + " LIMIT " + (end - offset) + " OFFSET "
                + (offset - touched.getFirst().firstRow());
        String files = names(touched.stream().map(Part::file).toList());
        try {
            long read = BatchReader.read(connection, sql, fields(), offset, null, consumer);
            if (read != end - offset) {
                throw new DatasetReadException("Only " + read + " of " + (end - offset) + " rows of " + files
                        + " can be read: what is behind them is damaged");
            }
        } catch (SQLException e) {
            throw new DatasetReadException("Cannot read rows of " + files + ": " + firstLine(e), e);
        }
    }

    /// A column, or a part of one, as the value that [#forEachBatch] hands over: for conditions.
    public String expression(String column, @Nullable String part) {
        Projection projection = projections.stream()
                .filter(known -> known.field().name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The dataset has no column '" + column + "'"));
        if (!(projection.field().type() instanceof ColumnType.Struct)) {
            return projection.expressions().getFirst();
        }
        return part == null
                ? Sql.identifier(projection.source())
                : Objects.requireNonNull(projection.parts().get(part), part);
    }

    /// How many rows meet a condition made of [#expression] and [Sql#literal].
    public long count(String condition) {
        return query("SELECT count(*) FROM " + TABLE + " WHERE " + condition, row -> row.getLong(1))
                .getFirst();
    }

    /// Hands over up to `limit` of the rows that meet the condition, in their order, from the one numbered `offset` on;
    /// fewer also where the file is damaged or time is up, so the caller counts.
    public void forEachBatch(String condition, long offset, long limit, BatchConsumer consumer) throws IOException {
        String sql = "SELECT " + columns() + " FROM " + TABLE + " WHERE " + condition + " LIMIT " + limit + " OFFSET "
                + offset;
        try {
            BatchReader.read(connection, sql, fields(), offset, LONGEST_QUERY, consumer);
        } catch (SQLException e) {
            throw new DatasetReadException("Cannot read rows: " + firstLine(e), e);
        }
    }

    /// Hands over up to `limit` of the rows that meet the condition, sorted, from the one numbered `offset` on. Rows
    /// that the keys leave equal keep their order.
    ///
    /// @param condition made of [#expression] and [Sql#literal]; empty for every row
    /// @param keys such as `"fine" DESC`, made of [#expression]
    public void forEachSortedBatch(String condition, String keys, long offset, long limit, BatchConsumer consumer)
            throws IOException {
        String sql = "SELECT " + columns() + " FROM "
                + scan(parts.stream().map(Part::file).toList())
                + (condition.isEmpty() ? "" : " WHERE " + condition) + " ORDER BY " + keys
                + ", file_index, file_row_number LIMIT " + limit + " OFFSET " + offset;
        try {
            BatchReader.read(connection, sql, fields(), offset, LONGEST_QUERY, consumer);
        } catch (SQLException e) {
            throw new DatasetReadException("Cannot sort rows: " + firstLine(e), e);
        }
    }

    private List<RowSchema.Field> fields() {
        return projections.stream().map(Projection::field).toList();
    }

    private String columns() {
        return projections.stream()
                .flatMap(projection -> projection.expressions().stream())
                .collect(Collectors.joining(", "));
    }

    /// Runs a query over [#TABLE] and maps its rows. Names in it come from [#identifier], values from [Sql#literal].
    public <T> List<T> query(String sql, RowMapper<T> mapper) {
        List<T> answer = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answer.add(mapper.map(rows));
            }
            return answer;
        } catch (SQLException e) {
            throw new DatasetReadException("Cannot measure the dataset: " + firstLine(e), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatasetReadException("Cannot close the reader: " + firstLine(e), e);
        }
    }

    private static String scan(List<Path> files) {
        return "read_parquet(" + DuckDb.paths(files) + ", union_by_name = true)";
    }

    private static List<Part> parts(Connection connection, List<Path> files) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        String sql = "SELECT file_name, num_rows FROM parquet_file_metadata(" + DuckDb.paths(files) + ")";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        List<Part> parts = new ArrayList<>();
        long firstRow = 0;
        for (Path file : files) {
            long rows = Objects.requireNonNull(counts.get(file.toString()), "row count of a part");
            parts.add(new Part(file, firstRow, rows));
            firstRow += rows;
        }
        return parts;
    }

    private static List<Projection> projections(Connection connection, Path first) throws SQLException {
        List<String> names = topLevelNames(connection, first);
        List<Projection> projections = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE " + TABLE)) {
            while (rows.next()) {
                String source = rows.getString("column_name");
                int column = projections.size();
                // Columns that only later files have follow those of the first.
                String name = column < names.size() ? names.get(column) : source;
                projections.add(Projection.of(name, source, rows.getString("column_type")));
            }
        }
        return projections;
    }

    private static List<String> topLevelNames(Connection connection, Path file) throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = "SELECT name, coalesce(num_children, 0) FROM parquet_schema(" + DuckDb.paths(List.of(file)) + ")";
        try (Statement statement = connection.createStatement();
                ResultSet elements = statement.executeQuery(sql)) {
            // The elements are a tree in depth-first order, under one root.
            long inside = 0;
            boolean root = true;
            while (elements.next()) {
                if (root) {
                    root = false;
                    continue;
                }
                if (inside == 0) {
                    names.add(elements.getString(1));
                } else {
                    inside--;
                }
                inside += elements.getLong(2);
            }
        }
        return names;
    }

    private static void closeQuietly(@Nullable Connection connection, SQLException cause) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static String names(List<Path> files) {
        String first = String.valueOf(files.getFirst().getFileName());
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message.lines().findFirst().orElse("");
    }

    private record Part(Path file, long firstRow, long rows) {}
}
