package dev.datawright.dataset.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DuckDB is the independent oracle: what it reads is what was written.
class ParquetPartWriterTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 2048, 5000})
    void writesEveryTypeSoThatDuckDbReadsTheSame(int rows) throws IOException {
        RowBatch batch = everyType(rows, 11);

        Path file = write(List.of(batch), 1000);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(parts.rows()).isEqualTo(rows);
            assertThat(parts.schema()).isEqualTo(RowSchema.of(batch));
            assertThat(RowPages.read(parts, 0, rows).rows()).isEqualTo(RowPages.records(batch));
        }
    }

    @Test
    void writesTheSameBytesHoweverTheRowsAreBatched() throws IOException {
        RowBatch whole = everyType(5000, 3);
        List<RowBatch> slices = new ArrayList<>();
        for (int from = 0; from < 5000; from += 333) {
            slices.add(slice(whole, from, Math.min(5000, from + 333)));
        }

        assertThat(bytes(slices, 1000)).isEqualTo(bytes(List.of(whole), 1000));
    }

    @Test
    void writesTheSameBytesHoweverTheValuesAreHeld() throws IOException {
        RowBatch batch = everyType(5000, 3);
        RowBatch plain = new RowBatch(
                0,
                batch.size(),
                batch.columns().stream()
                        .map(column -> new NamedColumn(column.name(), plain(column.values())))
                        .toList());

        assertThat(bytes(List.of(batch), 4500)).isEqualTo(bytes(List.of(plain), 4500));
    }

    @Test
    void writesTheSameBytesWhoeverEncodesTheRowGroups() throws IOException {
        RowBatch whole = everyType(5000, 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetPartWriter writer = new ParquetPartWriter(out, RowSchema.of(whole), 1000)) {
            for (int from = 0; from < 5000; from += 1000) {
                try (RowGroupEncoder encoder = new RowGroupEncoder(RowSchema.of(whole), 1000)) {
                    for (EncodedRowGroup group : encoder.add(slice(whole, from, from + 1000))) {
                        writer.write(group);
                    }
                }
            }
        }

        assertThat(out.toByteArray()).isEqualTo(bytes(List.of(whole), 1000));
    }

    /// Enough rows that each encoding is chosen for what it is meant for, and given up where it is not.
    @Test
    void writesLargeRowGroupsSoThatDuckDbReadsTheSame() throws IOException {
        RowBatch batch = everyType(20_000, 5);

        Path file = write(List.of(batch), 20_000);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(RowPages.read(parts, 0, 20_000).rows()).isEqualTo(RowPages.records(batch));
            assertThat(parts.query(
                            "SELECT path_in_schema, encodings FROM parquet_metadata('" + file + "')",
                            row -> row.getString(1) + ": " + row.getString(2)))
                    .contains(
                            "real: RLE, PLAIN",
                            "text': RLE, DELTA_LENGTH_BYTE_ARRAY",
                            "packed: RLE, DELTA_LENGTH_BYTE_ARRAY",
                            "colour: RLE, PLAIN, RLE_DICTIONARY",
                            "size: RLE, PLAIN, RLE_DICTIONARY",
                            "stars: RLE, PLAIN, RLE_DICTIONARY");
        }
    }

    @Test
    void tellsTheBoundsOfNumbersAndOfRepeatingTexts() throws IOException {
        Path file = write(List.of(everyType(5000, 3)), 5000);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(parts.query(
                            "SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count"
                                    + " FROM parquet_metadata('" + file + "')",
                            row -> row.getString(1) + ": " + row.getString(2) + " to " + row.getString(3) + ", "
                                    + (row.getLong(4) > 0)))
                    .contains("colour:  to red, false", "stars: 1 to 5, false", "size: -2.0 to 9.0, true");
            assertThat(parts.query(
                            "SELECT count(*) FROM " + ParquetParts.TABLE + " WHERE stars > 5 OR size < -2",
                            row -> row.getLong(1)))
                    .containsExactly(0L);
        }
    }

    @Test
    void endsARowGroupBeforeItsTextsFillTheMemory() throws IOException {
        String text = "x".repeat(1 << 20);
        @Nullable String[] texts = new @Nullable String[100];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = row + text;
        }
        RowBatch batch = batch(new NamedColumn("text", new ColumnVector.Strings(texts)));

        Path file = write(List.of(batch), 1000);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(parts.query(
                            "SELECT row_group_num_rows FROM parquet_metadata('" + file + "') ORDER BY row_group_id",
                            row -> row.getLong(1)))
                    .containsExactly(64L, 36L);
            assertThat(parts.query("SELECT sum(length(text)) FROM " + ParquetParts.TABLE, row -> row.getLong(1)))
                    .containsExactly(100L * (1 << 20) + 190);
        }
    }

    @Test
    void writesTextsLargerThanAPage() throws IOException {
        String huge = "Ünïcode ✓ 🎲 ".repeat(200_000);
        RowBatch batch =
                batch(new NamedColumn("text", new ColumnVector.Strings(new @Nullable String[] {huge, null, ""})));

        Path file = write(List.of(batch), 1000);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(RowPages.records(batch))
                    .isEqualTo(RowPages.read(parts, 0, 10).rows());
        }
    }

    @Test
    void writesColumnsWithoutAnyValue() throws IOException {
        BitSet all = new BitSet();
        all.set(0, 3);
        RowBatch batch = batch(
                new NamedColumn("a", new ColumnVector.Longs(new long[3], all)),
                new NamedColumn(
                        "b",
                        new ColumnVector.Structs(
                                3,
                                List.of(new NamedColumn("c", new ColumnVector.Booleans(new boolean[3], all))),
                                all)));

        Path file = write(List.of(batch), 2);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(RowPages.read(parts, 0, 10).rows()).isEqualTo(RowPages.records(batch));
        }
    }

    @Test
    void keepsAStructWithoutPartsApartFromAnAbsentOne() throws IOException {
        BitSet second = new BitSet();
        second.set(1);
        RowBatch batch = batch(new NamedColumn(
                "person",
                new ColumnVector.Structs(
                        3,
                        List.of(new NamedColumn(
                                "name", new ColumnVector.Strings(new @Nullable String[] {"Ada", null, null}))),
                        second)));

        Path file = write(List.of(batch), 100);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            List<Map<String, @Nullable Object>> rows =
                    RowPages.read(parts, 0, 3).rows();
            assertThat(rows.get(1).get("person")).isNull();
            assertThat(rows).isEqualTo(RowPages.records(batch));
        }
    }

    @Test
    void keepsNamesThatDifferOnlyInCaseApart() throws IOException {
        RowBatch batch = batch(
                new NamedColumn("Name", new ColumnVector.Longs(new long[] {1}, null)),
                new NamedColumn("name", new ColumnVector.Longs(new long[] {2}, null)));

        Path file = write(List.of(batch), 100);

        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(RowPages.read(parts, 0, 10).rows()).isEqualTo(RowPages.records(batch));
        }
    }

    private Path write(List<RowBatch> batches, int rowGroupRows) throws IOException {
        return Files.write(folder.resolve("part-00000.parquet"), bytes(batches, rowGroupRows));
    }

    private static byte[] bytes(List<RowBatch> batches, int rowGroupRows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetPartWriter writer = new ParquetPartWriter(out, RowSchema.of(batches.getFirst()), rowGroupRows)) {
            for (RowBatch batch : batches) {
                writer.write(batch);
            }
        }
        return out.toByteArray();
    }

    /// The same values without a dictionary and as objects.
    private static ColumnVector plain(ColumnVector vector) {
        @Nullable String[] texts = new @Nullable String[vector.size()];
        return switch (vector) {
            case ColumnVector.Packed packed -> {
                for (int row = 0; row < texts.length; row++) {
                    texts[row] = (String) packed.get(row);
                }
                yield new ColumnVector.Strings(texts);
            }
            case ColumnVector.Coded coded
            when coded.dictionary() instanceof ColumnVector.Doubles doubles -> {
                double[] numbers = new double[coded.size()];
                for (int row = 0; row < numbers.length; row++) {
                    numbers[row] = doubles.values()[coded.codes()[row]];
                }
                yield new ColumnVector.Doubles(numbers, coded.nulls());
            }
            case ColumnVector.Coded coded -> {
                for (int row = 0; row < texts.length; row++) {
                    texts[row] = (String) coded.get(row);
                }
                yield new ColumnVector.Strings(texts);
            }
            case ColumnVector.Nested _,
                    ColumnVector.Longs _,
                    ColumnVector.Doubles _,
                    ColumnVector.Booleans _,
                    ColumnVector.Strings _,
                    ColumnVector.Structs _ -> vector;
        };
    }

    private static RowBatch batch(NamedColumn... columns) {
        return new RowBatch(0, columns[0].values().size(), List.of(columns));
    }

    static RowBatch everyType(int rows, long seed) {
        Random random = new Random(seed);
        long[] longs = random.longs(rows).toArray();
        double[] doubles = random.doubles(rows, -1e9, 1e9).toArray();
        boolean[] booleans = new boolean[rows];
        @Nullable String[] texts = new @Nullable String[rows];
        @Nullable String[] names = new @Nullable String[rows];
        ColumnVector colours = new ColumnVector.Strings(new @Nullable String[] {"red", "grün", "", null, "✓"});
        ColumnVector sizes = new ColumnVector.Doubles(new double[] {1.5, -2, 0.0, 9}, null);
        int[] colour = new int[rows];
        int[] size = new int[rows];
        long[] stars = new long[rows];
        for (int row = 0; row < rows; row++) {
            colour[row] = random.nextInt(3);
            size[row] = random.nextInt(4);
            stars[row] = 1 + random.nextInt(5);
            booleans[row] = random.nextBoolean();
            texts[row] = random.nextInt(4) == 0 ? null : "Zeile " + row + ", \"ä\" ✓ 🎲\n" + random.nextInt(9);
            names[row] = random.nextInt(9) == 0 ? null : "name" + row;
        }
        return new RowBatch(
                0,
                rows,
                List.of(
                        new NamedColumn("whole number", new ColumnVector.Longs(longs, gaps(random, rows))),
                        new NamedColumn("real", new ColumnVector.Doubles(doubles, gaps(random, rows))),
                        new NamedColumn("flag\"; DROP", new ColumnVector.Booleans(booleans, gaps(random, rows))),
                        new NamedColumn("text'", new ColumnVector.Strings(texts)),
                        new NamedColumn("colour", new ColumnVector.Coded(colours, colour, null)),
                        new NamedColumn("size", new ColumnVector.Coded(sizes, size, gaps(random, rows))),
                        new NamedColumn("stars", new ColumnVector.Longs(stars, null)),
                        new NamedColumn("packed", packed(texts)),
                        new NamedColumn("no gaps", new ColumnVector.Longs(longs.clone(), null)),
                        new NamedColumn(
                                "person",
                                new ColumnVector.Structs(
                                        rows,
                                        List.of(
                                                new NamedColumn("first \"name\", x", new ColumnVector.Strings(names)),
                                                new NamedColumn(
                                                        "age",
                                                        new ColumnVector.Longs(longs.clone(), gaps(random, rows)))),
                                        gaps(random, rows)))));
    }

    private static ColumnVector.Packed packed(@Nullable String[] texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] offsets = new int[texts.length + 1];
        BitSet nulls = new BitSet();
        for (int row = 0; row < texts.length; row++) {
            String text = texts[row];
            if (text == null) {
                nulls.set(row);
            } else {
                bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
            offsets[row + 1] = bytes.size();
        }
        return new ColumnVector.Packed(bytes.toByteArray(), offsets, nulls.isEmpty() ? null : nulls);
    }

    private static @Nullable BitSet gaps(Random random, int rows) {
        BitSet gaps = new BitSet();
        for (int row = 0; row < rows; row++) {
            gaps.set(row, random.nextInt(5) == 0);
        }
        return gaps.isEmpty() ? null : gaps;
    }

    private static RowBatch slice(RowBatch batch, int from, int to) {
        return new RowBatch(
                from,
                to - from,
                batch.columns().stream()
                        .map(column -> new NamedColumn(column.name(), slice(column.values(), from, to)))
                        .toList());
    }

    private static ColumnVector slice(ColumnVector vector, int from, int to) {
        BitSet nulls = vector.nulls() == null ? null : vector.nulls().get(from, to);
        return switch (vector) {
            case ColumnVector.Longs v ->
                new ColumnVector.Longs(java.util.Arrays.copyOfRange(v.values(), from, to), nulls);
            case ColumnVector.Doubles v ->
                new ColumnVector.Doubles(java.util.Arrays.copyOfRange(v.values(), from, to), nulls);
            case ColumnVector.Booleans v ->
                new ColumnVector.Booleans(java.util.Arrays.copyOfRange(v.values(), from, to), nulls);
            case ColumnVector.Strings v -> new ColumnVector.Strings(java.util.Arrays.copyOfRange(v.values(), from, to));
            case ColumnVector.Packed v ->
                new ColumnVector.Packed(v.bytes(), java.util.Arrays.copyOfRange(v.offsets(), from, to + 1), nulls);
            case ColumnVector.Coded v ->
                new ColumnVector.Coded(v.dictionary(), java.util.Arrays.copyOfRange(v.codes(), from, to), nulls);
            case ColumnVector.Nested v ->
                new ColumnVector.Nested(v.type(), java.util.Arrays.copyOfRange(v.values(), from, to));
            case ColumnVector.Structs v ->
                new ColumnVector.Structs(
                        to - from,
                        v.fields().stream()
                                .map(field -> new NamedColumn(field.name(), slice(field.values(), from, to)))
                                .toList(),
                        nulls);
        };
    }
}
