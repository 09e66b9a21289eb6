package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowBatch;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file of rows that somebody brings: CSV with a header, JSON Lines or Parquet, read whole.
///
/// Types are those that all rows fit. Whole numbers with leading zeros are texts: they are codes, not numbers.
///
/// @param batches in row order, of one size but the last
public record TableFile(RowSchema schema, List<RowBatch> batches) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    public TableFile {
        batches = List.copyOf(batches);
    }

    public long rows() {
        return batches.stream().mapToLong(RowBatch::size).sum();
    }

    /// Reads a file.
    ///
    /// @param mostCells rows times columns beyond which the file is refused
    /// @throws DatasetReadException with a sentence when it cannot be read
    public static TableFile read(Path file, Format format, long mostCells) {
        Path absolute = file.toAbsolutePath().normalize();
        try (Connection connection = DuckDb.open(List.of(absolute))) {
            String source = format.source(absolute, List.of());
            List<Projection> projections = projections(connection, source);
            if (format == Format.CSV) {
                List<String> codes = codes(connection, absolute, projections);
                if (!codes.isEmpty()) {
                    source = format.source(absolute, codes);
                    projections = projections(connection, source);
                }
            }
            long cells = count(connection, source) * projections.size();
            if (cells > mostCells) {
                throw new DatasetReadException("The file has " + cells + " cells; at most " + mostCells + " are taken");
            }
            List<RowSchema.Field> fields =
                    projections.stream().map(Projection::field).toList();
            List<RowBatch> batches = new ArrayList<>();
            String columns = projections.stream()
                    .flatMap(projection -> projection.expressions().stream())
                    .collect(Collectors.joining(", "));
            BatchReader.read(connection, "SELECT " + columns + " FROM " + source, fields, 0, LONGEST, batches::add);
            return new TableFile(new RowSchema(fields), batches);
        } catch (SQLException | IOException e) {
            throw new DatasetReadException(
                    "The file cannot be read as " + format.label + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
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
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + Format.CSV.source(file, numbers)));
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

    /// How the rows lie in the file.
    public enum Format {
        CSV("CSV with a header", "csv"),
        JSON_LINES("JSON", "jsonl", "json"),
        PARQUET("Parquet", "parquet");

        private final String label;
        private final List<String> extensions;

        Format(String label, String... extensions) {
            this.label = label;
            this.extensions = List.of(extensions);
        }

        /// By the end of a file's name; empty for other files.
        public static Optional<Format> of(String fileName) {
            String lower = fileName.toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (format.extensions.stream().anyMatch(extension -> lower.endsWith("." + extension))) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }

        private String source(Path file, List<String> texts) {
            String path = Sql.literal(file.toString());
            return switch (this) {
                case CSV -> {
                    String types = texts.stream()
                            .map(name -> Sql.literal(name) + ": 'VARCHAR'")
                            .collect(Collectors.joining(", ", "{", "}"));
                    yield "read_csv(" + path + ", header = true, sample_size = -1"
                            + (texts.isEmpty() ? "" : ", types = " + types) + ")";
                }
                case JSON_LINES -> "read_json(" + path + ", sample_size = -1, maximum_depth = 20)";
                case PARQUET -> "read_parquet(" + path + ")";
            };
        }
    }
}
