package dev.datawright.dataset.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows in memory and the same rows in a file.
class MeasuredTest {

    private static final int SIZE = 301;

    @TempDir
    Path folder;

    @Test
    void givesTheSameFiguresFromMemoryAndFromFiles() throws IOException {
        List<RowBatch> batches = List.of(batch(0), batch(SIZE));
        try (ParquetParts parts = parts(batches)) {
            Measured inFiles = Measured.of(parts);
            Measured inMemory = Measured.of(batches);

            assertThat(inMemory.rows()).isEqualTo(inFiles.rows()).isEqualTo(2 * SIZE);
            assertThat(inMemory.columns())
                    .usingRecursiveComparison()
                    .withComparatorForType(MeasuredTest::nearly, Double.class)
                    .isEqualTo(inFiles.columns());
            for (ColumnProfile column : inMemory.columns()) {
                if (column.type() instanceof ColumnType.Scalar scalar && scalar != ColumnType.Scalar.NUMBER) {
                    assertThat(inMemory.counts(column.name(), 5))
                            .as(column.name())
                            .isEqualTo(inFiles.counts(column.name(), 5));
                }
            }
            for (String column : List.of("verdict", "verdict text")) {
                List<List<String>> valid = List.of(List.of("is_valid"));
                List<List<String>> both = List.of(List.of("is_valid"), List.of("is_long"));
                assertThat(inMemory.countTrue(column, valid))
                        .isEqualTo(inFiles.countTrue(column, valid))
                        .isBetween(1L, 2L * SIZE - 1);
                assertThat(inMemory.countTrue(column, both)).isEqualTo(inFiles.countTrue(column, both));
            }
        }
    }

    @Test
    void measuresRowsWithoutAnyValue() throws IOException {
        BitSet all = new BitSet();
        all.set(0, 2);
        List<RowBatch> batches = List.of(new RowBatch(
                0,
                2,
                List.of(
                        new NamedColumn("n", new ColumnVector.Doubles(new double[2], all)),
                        new NamedColumn("t", new ColumnVector.Strings(new @Nullable String[2])))));
        try (ParquetParts parts = parts(batches)) {
            assertThat(Measured.of(batches).columns())
                    .isEqualTo(Measured.of(parts).columns())
                    .extracting(ColumnProfile::nulls)
                    .containsOnly(2L);
        }
    }

    @Test
    void namesAColumnThatIsNotThere() {
        assertThatThrownBy(() -> Measured.of(List.of(batch(0))).counts("nobody", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    private static RowBatch batch(int firstRow) {
        SplittableRandom random = new SplittableRandom(firstRow);
        long[] longs = new long[SIZE];
        double[] doubles = new double[SIZE];
        boolean[] flags = new boolean[SIZE];
        @Nullable String[] texts = new @Nullable String[SIZE];
        int[] codes = new int[SIZE];
        @Nullable Object[] verdicts = new @Nullable Object[SIZE];
        @Nullable String[] verdictTexts = new @Nullable String[SIZE];
        BitSet gaps = new BitSet();
        for (int row = 0; row < SIZE; row++) {
            longs[row] = random.nextInt(-20, 20);
            doubles[row] = row == 0 ? -0.0 : random.nextInt(3) == 0 ? 0.0 : random.nextDouble(-1e6, 1e6);
            flags[row] = random.nextInt(4) == 0;
            texts[row] = random.nextInt(10) == 0 ? null : "word " + (char) ('a' + random.nextInt(20)) + "é";
            codes[row] = random.nextInt(3);
            gaps.set(row, random.nextInt(5) == 0);
            boolean valid = random.nextBoolean();
            verdicts[row] = random.nextInt(6) == 0 ? null : Map.of("is_valid", valid, "is_long", random.nextBoolean());
            verdictTexts[row] = switch (random.nextInt(6)) {
                case 0 -> null;
                case 1 -> "skipped";
                default -> "{\"is_valid\": " + valid + ", \"is_long\": " + random.nextBoolean() + "}";
            };
        }
        ColumnType verdict = new ColumnType.Struct(List.of(
                new RowSchema.Field("is_valid", ColumnType.Scalar.BOOLEAN),
                new RowSchema.Field("is_long", ColumnType.Scalar.BOOLEAN)));
        ColumnVector dictionary = new ColumnVector.Strings(new @Nullable String[] {"x", "y", "z"});
        return new RowBatch(
                firstRow,
                SIZE,
                List.of(
                        new NamedColumn("whole", new ColumnVector.Longs(longs, gaps)),
                        new NamedColumn("number", new ColumnVector.Doubles(doubles, gaps)),
                        new NamedColumn("flag", new ColumnVector.Booleans(flags, null)),
                        new NamedColumn("text", new ColumnVector.Strings(texts)),
                        new NamedColumn("coded", new ColumnVector.Coded(dictionary, codes, gaps)),
                        new NamedColumn("verdict", new ColumnVector.Nested(verdict, verdicts)),
                        new NamedColumn("verdict text", new ColumnVector.Strings(verdictTexts))));
    }

    private ParquetParts parts(List<RowBatch> batches) throws IOException {
        Path file = folder.resolve("rows.parquet");
        try (RowWriter writer =
                FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batches.getFirst()))) {
            for (RowBatch batch : batches) {
                writer.write(batch);
            }
        }
        return ParquetParts.open(List.of(file));
    }

    private static int nearly(Double one, Double other) {
        return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one)) ? 0 : Double.compare(one, other);
    }
}
