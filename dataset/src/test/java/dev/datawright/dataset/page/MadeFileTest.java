package dev.datawright.dataset.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import dev.datawright.dataset.write.SqlDialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MadeFileTest {

    private static final String NASTY = "'); DROP TABLE x; --\\' \"`\n✓";

    @TempDir
    Path folder;

    @Test
    void writesAScriptThatPutsBackEveryValue() throws IOException, SQLException {
        String script = script(SqlDialect.DUCKDB, values());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(script);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM parking_tickets")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(Long.MIN_VALUE);
                assertThat(rows.getDouble(2)).isEqualTo(0.1);
                assertThat(rows.getBoolean(3)).isTrue();
                assertThat(rows.getString(4)).isEqualTo(NASTY);
                assertThat(rows.getTimestamp(5).toLocalDateTime()).isEqualTo("2026-01-31T09:30:00");
                assertThat(rows.getString(6)).isEqualTo("{\"city\":\"O'Hara\"}");
                assertThat(rows.getMetaData().getColumnName(7)).isEqualTo("FINE_2");
                rows.next();
                assertThat(rows.getObject(1)).isNull();
                assertThat(rows.getDouble(2)).isNaN();
                assertThat(rows.getString(4)).isEmpty();
                assertThat(rows.getObject(5)).isNull();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void cutsTheRowsIntoStatements() throws IOException {
        long[] numbers = new long[1201];
        String script = script(
                SqlDialect.POSTGRESQL,
                new RowBatch(0, 1201, List.of(new NamedColumn("n", new ColumnVector.Longs(numbers, null)))));
        assertThat(script).startsWith("""
                -- For PostgreSQL
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                BEGIN;
                CREATE TABLE "parking_tickets" (
                  "n" bigint
                );
                INSERT INTO "parking_tickets" ("n") VALUES
                (0),
                (0),
                """).endsWith("\n(0);\nCOMMIT;\n");
        assertThat(script.split("INSERT INTO")).hasSize(4);
        assertThat(script.lines().filter(line -> line.startsWith("(0)"))).hasSize(1201);
    }

    @ParameterizedTest
    @EnumSource
    void quotesNamesAndTextsAsTheDialectDoes(SqlDialect dialect) throws IOException {
        String script = script(dialect, values());
        boolean isMySql = dialect == SqlDialect.MYSQL;
        assertThat(script)
                .contains(isMySql ? "CREATE TABLE `parking_tickets` (" : "CREATE TABLE \"parking_tickets\" (")
                .contains(isMySql ? "`no \"te``` LONGTEXT" : "\"no \"\"te`\" ")
                .contains(isMySql ? "'''); DROP TABLE x; --\\\\'' \"`\n✓'" : "'''); DROP TABLE x; --\\'' \"`\n✓'");
    }

    @Test
    void cutsNamesThatAreTooLongAndTellsThemApart() throws IOException {
        String name = "ü".repeat(40);
        ColumnVector one = new ColumnVector.Longs(new long[] {1}, null);
        String script = script(
                SqlDialect.POSTGRESQL,
                new RowBatch(0, 1, List.of(new NamedColumn(name, one), new NamedColumn(name + "x", one))));
        assertThat(script)
                .contains("\"" + "ü".repeat(31) + "\" bigint")
                .contains("\"" + "ü".repeat(30) + "_2\" bigint");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =1+1      | '=1+1
            +43 1 234 | '+43 1 234
            -5        | -5
            +1.5e3    | +1.5e3
            -5+2      | '-5+2
            @SUM(A1)  | '@SUM(A1)
            a=b       | a=b
            '         | '
            """)
    void guardsTextsThatSpreadsheetsWouldRun(String text, String cell) throws IOException {
        assertThat(safe(text)).isEqualTo("'=a,n\n" + cell + ",-7\n");
    }

    @Test
    void guardsATabAndALineEndAtTheBeginning() throws IOException {
        assertThat(safe("\t=1")).isEqualTo("'=a,n\n'\t=1,-7\n");
        assertThat(safe("\r=1")).isEqualTo("'=a,n\n\"'\r=1\",-7\n");
    }

    private String safe(String text) throws IOException {
        RowBatch batch = new RowBatch(
                0,
                1,
                List.of(
                        new NamedColumn("=a", new ColumnVector.Strings(new String[] {text})),
                        new NamedColumn("n", new ColumnVector.Longs(new long[] {-7}, null))));
        return made(new MadeFile.SafeCsv(), batch);
    }

    private static RowBatch values() {
        BitSet second = new BitSet();
        second.set(1);
        return new RowBatch(
                0,
                2,
                List.of(
                        new NamedColumn("fine", new ColumnVector.Longs(new long[] {Long.MIN_VALUE, 0}, second)),
                        new NamedColumn("share", new ColumnVector.Doubles(new double[] {0.1, Double.NaN}, null)),
                        new NamedColumn("paid", new ColumnVector.Booleans(new boolean[] {true, false}, null)),
                        new NamedColumn("no \"te`", new ColumnVector.Strings(new String[] {NASTY, ""})),
                        new NamedColumn("at", new ColumnVector.Strings(new String[] {"2026-01-31T09:30:00", null})),
                        new NamedColumn(
                                "driver",
                                new ColumnVector.Structs(
                                        2,
                                        List.of(new NamedColumn(
                                                "city", new ColumnVector.Strings(new String[] {"O'Hara", "Wien"}))),
                                        null)),
                        new NamedColumn("FINE", new ColumnVector.Longs(new long[] {1, 2}, null))));
    }

    private String script(SqlDialect dialect, RowBatch batch) throws IOException {
        return made(new MadeFile.Script(dialect, "parking_tickets"), batch);
    }

    private String made(MadeFile kind, RowBatch batch) throws IOException {
        Path file = folder.resolve("data.parquet");
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batch))) {
            writer.write(batch);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            MadeFile.write(kind, parts, out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
