package dev.datawright.endtoend.tickets;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a downloaded file with DuckDB, which shares no code with what wrote it.
public final class DataFile {

    private DataFile() {}

    /// All rows as text, columns in the file's order.
    public static List<Row> rows(Path file) {
        String name = file.getFileName().toString();
        String reader = name.endsWith(".csv")
                ? "read_csv('%s', header = true, all_varchar = true)"
                : name.endsWith(".jsonl") ? "read_json('%s', format = 'newline_delimited')" : "read_parquet('%s')";
        String from = reader.formatted(file.toString().replace("'", "''"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM " + from)) {
            List<Row> rows = new ArrayList<>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    String value = found.getString(i);
                    row.put(found.getMetaData().getColumnName(i), value == null ? "" : value);
                }
                rows.add(new Row(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError("DuckDB cannot read " + file, e);
        }
    }

    /// One row as text; a cell without value is empty.
    public record Row(Map<String, String> cells) {

        public String text(String column) {
            String text = cells.get(column);
            if (text == null) {
                throw new AssertionError("There is no column %s in %s".formatted(column, cells.keySet()));
            }
            return text;
        }
    }
}
