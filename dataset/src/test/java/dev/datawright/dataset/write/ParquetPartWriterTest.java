package dev.datawright.dataset.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    @Test
    void refusesAStructInsideAStruct() {
        RowSchema schema = new RowSchema(List.of(new RowSchema.Field(
                "person",
                new ColumnType.Struct(List.of(new RowSchema.Field("address", new ColumnType.Struct(List.of())))))));

        assertThatThrownBy(() -> new ParquetPartWriter(new ByteArrayOutputStream(), schema))
                .hasMessage("Column 'person' has a struct inside a struct: one level is written");
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

    private static RowBatch batch(NamedColumn... columns) {
        return new RowBatch(0, columns[0].values().size(), List.of(columns));
    }

    private static RowBatch everyType(int rows, long seed) {
        Random random = new Random(seed);
        long[] longs = random.longs(rows).toArray();
        double[] doubles = random.doubles(rows, -1e9, 1e9).toArray();
        boolean[] booleans = new boolean[rows];
        @Nullable String[] texts = new @Nullable String[rows];
        @Nullable String[] names = new @Nullable String[rows];
        for (int row = 0; row < rows; row++) {
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
