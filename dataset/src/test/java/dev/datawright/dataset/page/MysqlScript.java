package dev.datawright.dataset.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import dev.datawright.dataset.write.SqlDialect;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MySQL's script in a real server(). Not a test of the fast tier: end-to-end/real/mysql.sh says where the
/// server is and runs it.
class MysqlScript {

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "'); DROP TABLE t; --\\' \"`",
            "line\nnext\r\n\tdelimiter ;;\ndelimiter $$\nCOMMIT;",
            "\\",
            "\\\\'",
            "%_\\%",
            "/* no comment */ # none -- either",
            "naïve Ωmega 漢字 🎲 \uD83D\uDC69\u200D\uD83D\uDCBB",
            "a\0b\u001A\b",
            "ﬁn ",
            "\\g \\c \\! ls \\q");

    @TempDir
    static Path folder;

    private static @Nullable MysqlServer started;

    @BeforeAll
    static void start() throws IOException {
        started = MysqlServer.start(Files.createTempDirectory("my"));
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static MysqlServer server() {
        return Objects.requireNonNull(started, "it is started before all");
    }

    @Test
    void putsBackEveryText() throws IOException {
        Random random = new Random(7);
        String[] texts = Stream.concat(
                        NASTY.stream(), Stream.generate(() -> random(random)).limit(1_500))
                .toArray(String[]::new);
        load("texts", column("note", new ColumnVector.Strings(texts)));

        List<List<String>> found = server().query("texts", "SELECT HEX(note) FROM t ORDER BY place");
        assertThat(found).hasSize(texts.length);
        for (int i = 0; i < texts.length; i++) {
            String bytes = HexFormat.of().withUpperCase().formatHex(texts[i].getBytes(StandardCharsets.UTF_8));
            assertThat(found.get(i)).as("text %d: %s", i, texts[i]).containsExactly(bytes);
        }
    }

    @Test
    void putsBackEveryNumber() throws IOException {
        double[] doubles = {
            0, -0.0, 0.1, 1e-300, 1.7976931348623157e308, 4.9e-324, -123456789.123456789, Math.PI, 1e22, Double.NaN
        };
        long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, 42, 7, 8, 9, 10};
        BitSet fifth = new BitSet();
        fifth.set(5);
        RowBatch batch = batch(
                new NamedColumn("d", new ColumnVector.Doubles(doubles, null)),
                new NamedColumn("l", new ColumnVector.Longs(longs, fifth)),
                new NamedColumn(
                        "b",
                        new ColumnVector.Booleans(
                                new boolean[] {true, false, true, false, true, false, true, false, true, false},
                                null)));
        load("numbers", batch);

        List<List<String>> found = server().query("numbers", "SELECT d, l, b FROM t ORDER BY place");
        for (int i = 0; i < longs.length; i++) {
            List<String> row = found.get(i);
            if (Double.isNaN(doubles[i])) {
                assertThat(row.get(0)).isEqualTo("NULL");
            } else {
                assertThat(Double.parseDouble(row.get(0))).isEqualTo(doubles[i]);
            }
            assertThat(row.get(1)).isEqualTo(fifth.get(i) ? "NULL" : Long.toString(longs[i]));
            assertThat(row.get(2)).isEqualTo(i % 2 == 0 ? "1" : "0");
        }
    }

    @Test
    void putsBackMomentsAndNestedValues() throws IOException {
        RowBatch batch = batch(
                new NamedColumn("at", new ColumnVector.Strings(new @Nullable String[] {
                    "2026-01-31T09:30:00", "1999-12-31 23:59:59.123456", null
                })),
                new NamedColumn(
                        "driver",
                        new ColumnVector.Structs(
                                3,
                                List.of(
                                        new NamedColumn("city", new ColumnVector.Strings(new String[] {
                                            "O'Hara \"\\", "Wien\n", "漢字 🎲"
                                        })),
                                        new NamedColumn("age", new ColumnVector.Longs(new long[] {1, 2, 3}, null))),
                                null)));
        load("moments", batch);

        assertThat(server().query(
                                "moments",
                                "SELECT at + INTERVAL 1 SECOND, HEX(JSON_VALUE(driver, '$.city')), JSON_VALUE(driver, '$.age')"
                                        + " FROM t ORDER BY place"))
                .containsExactly(
                        List.of("2026-01-31 09:30:01.000000", hex("O'Hara \"\\"), "1"),
                        List.of("2000-01-01 00:00:00.123456", hex("Wien\n"), "2"),
                        List.of("NULL", hex("漢字 🎲"), "3"));
    }

    @Test
    void takesEveryNameOfAColumn() throws IOException {
        ColumnVector one = new ColumnVector.Longs(new long[] {1}, null);
        List<String> names = List.of(
                "select", "FINE", "fine", "no \"te`", "a.b", "ü".repeat(70), "ends ", " begins", "🎲 dice", "x\ty");
        load(
                "names",
                batch(names.stream().map(name -> new NamedColumn(name, one)).toArray(NamedColumn[]::new)));

        assertThat(server().query(
                                "names",
                                "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'names'"))
                .containsExactly(List.of(Integer.toString(names.size() + 1)));
    }

    /// A later run of the script finds the table: nothing is put in twice.
    @Test
    void changesNothingWhenTheTableIsThere() throws IOException {
        Path script = script("again", column("n", new ColumnVector.Longs(new long[] {1, 2, 3}, null)));
        server().load("again", script);
        assertThat(Files.readString(script)).startsWith("-- For MySQL");
        assertThat(catchThrowable(() -> server().loadInto("again", script))).hasMessageContaining("already exists");
        assertThat(server().query("again", "SELECT count(*) FROM t")).containsExactly(List.of("3"));
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String random(Random random) {
        String alphabet = "ab'\"\\`\n\r\t;-# %_é✓漢\0";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(random.nextInt(20) == 0 ? "🎲" : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static RowBatch column(String name, ColumnVector values) {
        return batch(new NamedColumn(name, values));
    }

    /// The columns, and the row's place to sort by.
    private static RowBatch batch(NamedColumn... columns) {
        int rows = columns[0].values().size();
        long[] places = new long[rows];
        for (int i = 0; i < rows; i++) {
            places[i] = i;
        }
        return new RowBatch(
                0,
                rows,
                Stream.concat(
                                Stream.of(columns),
                                Stream.of(new NamedColumn("place", new ColumnVector.Longs(places, null))))
                        .toList());
    }

    private static void load(String database, RowBatch batch) throws IOException {
        server().load(database, script(database, batch));
    }

    private static Path script(String name, RowBatch batch) throws IOException {
        Path rows = folder.resolve(name + ".parquet");
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(rows), RowSchema.of(batch))) {
            writer.write(batch);
        }
        Path script = folder.resolve(name.toLowerCase(Locale.ROOT) + ".sql");
        try (ParquetParts parts = ParquetParts.open(List.of(rows));
                OutputStream out = Files.newOutputStream(script)) {
            MadeFile.write(new MadeFile.Script(SqlDialect.MYSQL, "t"), parts, out);
        }
        return script;
    }
}
