package dev.datawright.dataset.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {

    @TempDir
    Path folder;

    @Test
    void countsNumbersBetweenEdges() throws IOException {
        double[] numbers = new double[101];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        try (ParquetParts parts = parts(new NamedColumn("n", new ColumnVector.Doubles(numbers, null)))) {
            Histogram histogram = Histogram.of(parts, "n", numbers(parts));

            assertThat(histogram.edges()).hasSize(21).startsWith(0.0, 5.0).endsWith(100.0);
            assertThat(histogram.counts()).hasSize(20).startsWith(5L, 5L).endsWith(6L);
        }
    }

    @Test
    void drawsOneBarOfOneNumber() throws IOException {
        double[] numbers = {7, 7, 7};
        try (ParquetParts parts = parts(new NamedColumn("n", new ColumnVector.Doubles(numbers, null)))) {
            assertThat(Histogram.of(parts, "n", numbers(parts)))
                    .isEqualTo(new Histogram(List.of(7.0, 7.0), List.of(3L)));
        }
    }

    @Test
    void findsRowsAndTextsThatAreSaidAgain() throws IOException {
        @Nullable String[] texts = {"Well done!", "well  done", "Well done!", "Not so well", null};
        double[] numbers = {1, 2, 1, 3, 3};
        try (ParquetParts parts = parts(
                new NamedColumn("text", new ColumnVector.Strings(texts)),
                new NamedColumn("n", new ColumnVector.Doubles(numbers, null)))) {
            assertThat(Duplicates.rows(parts, Profiles.of(parts))).isEqualTo(1);
            assertThat(Duplicates.nearly(parts, "text")).isEqualTo(2);
        }
    }

    @Test
    void countsTheRowsThatKeepAConstraint() throws IOException {
        DataDesignerConfig config = new DataDesignerConfig(
                List.of(sampler("a"), sampler("b"), sampler("hidden")),
                List.of(),
                List.of(
                        new Constraint.ScalarInequality("a", InequalityOperator.GE, 2),
                        new Constraint.ColumnInequality("a", InequalityOperator.LT, "b"),
                        new Constraint.ScalarInequality("hidden", InequalityOperator.LT, 1)),
                List.of());
        double[] a = {1, 2, 3};
        double[] b = {2, 2, 4};
        try (ParquetParts parts = parts(
                new NamedColumn("a", new ColumnVector.Doubles(a, null)),
                new NamedColumn("b", new ColumnVector.Doubles(b, null)))) {
            assertThat(KeptConstraint.of(config, parts))
                    .containsExactly(new KeptConstraint("a >= 2", 2, 3), new KeptConstraint("a < b", 2, 3));
        }
    }

    @Test
    void countsEveryValueOfAColumn() throws IOException {
        long[] values = {5, 5, 1, 5};
        try (ParquetParts parts = parts(new NamedColumn("n", new ColumnVector.Longs(values, null)))) {
            assertThat(Profiles.counts(parts, "n", 10))
                    .containsExactly(new ColumnProfile.ValueCount("5", 3), new ColumnProfile.ValueCount("1", 1));
        }
    }

    private static ColumnProfile.Numbers numbers(ParquetParts parts) {
        return Objects.requireNonNull(Profiles.of(parts).getFirst().numbers());
    }

    private static SamplerColumnConfig sampler(String name) {
        return new SamplerColumnConfig(name, new SamplerParams.Uniform(0, 10, null), Map.of(), null, false);
    }

    private ParquetParts parts(NamedColumn... columns) throws IOException {
        RowBatch batch = new RowBatch(0, columns[0].values().size(), List.of(columns));
        Path file = folder.resolve("rows.parquet");
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batch))) {
            writer.write(batch);
        }
        return ParquetParts.open(List.of(file));
    }
}
