package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A database's way of writing what [SqlWriter] says.
public enum SqlDialect {
    POSTGRESQL("PostgreSQL", '"', 63, "bigint", "double precision", "boolean", "text", "json", "timestamp"),
    MYSQL("MySQL", '`', 64, "BIGINT", "DOUBLE", "BOOLEAN", "LONGTEXT", "JSON", "DATETIME(6)"),
    SQLITE("SQLite", '"', 128, "INTEGER", "REAL", "BOOLEAN", "TEXT", "TEXT", "TEXT"),
    DUCKDB("DuckDB", '"', 128, "BIGINT", "DOUBLE", "BOOLEAN", "VARCHAR", "JSON", "TIMESTAMP");

    private final String title;
    private final char quote;
    private final int longestName;
    private final String integer;
    private final String number;
    private final String bool;
    private final String text;
    private final String json;
    private final String timestamp;

    SqlDialect(
            String title,
            char quote,
            int longestName,
            String integer,
            String number,
            String bool,
            String text,
            String json,
            String timestamp) {
        this.title = title;
        this.quote = quote;
        this.longestName = longestName;
        this.integer = integer;
        this.number = number;
        this.bool = bool;
        this.text = text;
        this.json = json;
        this.timestamp = timestamp;
    }

    /// The word for it on the wire, such as `postgresql`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty when there is no such dialect.
    public static Optional<SqlDialect> of(String wireName) {
        for (SqlDialect dialect : values()) {
            if (dialect.wireName().equals(wireName)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    String title() {
        return title;
    }

    /// What has to be said before anything else, so that literals mean what they say.
    String preamble() {
        return switch (this) {
            case POSTGRESQL -> "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\nBEGIN;";
            case MYSQL -> "SET NAMES utf8mb4;\nSTART TRANSACTION;";
            case SQLITE, DUCKDB -> "BEGIN TRANSACTION;";
        };
    }

    /// What stands behind the columns of a new table. MariaDB, and MySQL before 8, hold texts as Latin-1 unless told.
    String tableOptions() {
        return this == MYSQL ? " DEFAULT CHARACTER SET utf8mb4" : "";
    }

    /// A name without what the database takes in none: MySQL has no characters beyond U+FFFF there, and no spaces at
    /// the end.
    String withoutForbidden(String name) {
        return this == MYSQL ? name.replaceAll("[\\x{10000}-\\x{10FFFF}]", "_").replaceAll(" +$", "") : name;
    }

    String identifier(String name) {
        return quote + name.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote;
    }

    /// Whether a name is too long for the database, which would cut it off or refuse it.
    boolean isTooLong(String name) {
        return (this == POSTGRESQL ? name.getBytes(StandardCharsets.UTF_8).length : name.length()) > longestName;
    }

    String type(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar scalar ->
                switch (scalar) {
                    case INTEGER -> integer;
                    case NUMBER -> number;
                    case BOOLEAN -> bool;
                    case TEXT -> text;
                    case JSON -> json;
                };
            case ColumnType.Struct _, ColumnType.Items _ -> json;
        };
    }

    String timestamp() {
        return timestamp;
    }

    void appendBoolean(StringBuilder out, boolean value) {
        switch (this) {
            case POSTGRESQL, MYSQL, DUCKDB -> out.append(value);
            case SQLITE -> out.append(value ? 1 : 0);
        }
    }

    /// A double; what the database has no number for is no value.
    void appendNumber(StringBuilder out, double value) {
        if (Double.isFinite(value)) {
            ValueText.appendNumber(out, value);
            return;
        }
        switch (this) {
            case POSTGRESQL, DUCKDB ->
                out.append('\'').append(value).append("'::").append(number);
            case MYSQL -> out.append("NULL");
            case SQLITE -> out.append(Double.isNaN(value) ? "NULL" : value > 0 ? "9e999" : "-9e999");
        }
    }

    /// A text as a literal. U+0000, which only MySQL can hold, is left out elsewhere.
    void appendLiteral(StringBuilder out, String value) {
        out.append('\'');
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            switch (c) {
                case '\'' -> out.append("''");
                case '\\' -> out.append(this == MYSQL ? "\\\\" : "\\");
                case '\0' -> out.append(this == MYSQL ? "\\0" : "");
                // MySQL's client drops the first before the end of a line, and on Windows ends a script at the second.
                case '\r' -> out.append(this == MYSQL ? "\\r" : "\r");
                case '\u001A' -> out.append(this == MYSQL ? "\\Z" : "\u001A");
                default -> out.append(c);
            }
        }
        out.append('\'');
    }
}
