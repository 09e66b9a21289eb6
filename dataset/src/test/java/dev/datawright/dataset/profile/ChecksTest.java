package dev.datawright.dataset.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.job.Check;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

    private static final DataDesignerConfig CONFIG = new DataDesignerConfig(
            List.<ColumnConfig>of(
                    sampler("id", new SamplerParams.Uuid(null, true, false)),
                    sampler("kind", new SamplerParams.Category(List.of("book", "o'clock"), null)),
                    sampler(
                            "item",
                            new SamplerParams.Subcategory(
                                    "kind", Map.of("book", List.of("novel", 7L), "o'clock", List.of("watch")))),
                    sampler("fine", new SamplerParams.Uniform(15, 250, 2)),
                    sampler("paid", new SamplerParams.Bernoulli(0.5)),
                    sampler(
                            "from",
                            new SamplerParams.Datetime("2024-01-01", "2025-01-01", SamplerParams.Datetime.Unit.DAY),
                            "%d.%m.%Y"),
                    sampler(
                            "to",
                            new SamplerParams.Datetime("2024-01-01", "2025-01-01", SamplerParams.Datetime.Unit.DAY)),
                    sampler("hidden", new SamplerParams.Uniform(0, 1, null)),
                    new LlmTextColumnConfig("note", "Write", "writer", null, false)),
            List.of(),
            List.of(
                    new Constraint.ScalarInequality("fine", InequalityOperator.GE, 20),
                    new Constraint.ColumnInequality("from", InequalityOperator.LT, "to"),
                    new Constraint.ScalarInequality("hidden", InequalityOperator.LT, 0.5)),
            List.of());

    @TempDir
    Path folder;

    @Test
    void passesARightFile() throws IOException {
        List<Check> checks = run(
                4,
                new String[] {"a", "b", "c", "d"},
                new String[] {"book", "book", "o'clock", "book"},
                new String[] {"novel", "7", "watch", "novel"},
                new double[] {20, 250, 33.5, 40},
                new long[] {1, 0, 1, 0},
                new String[] {"01.02.2024", "31.01.2024", "01.02.2024", "01.02.2024"},
                new @Nullable String[] {"x", "y", "z", "w"});

        assertThat(checks)
                .containsExactly(
                        new Check("rows", "4 rows", "4 rows", true),
                        new Check("no gaps", "a value in every sampled cell", "no gaps", true),
                        new Check("fine >= 20", "in every row", "in all 4 rows", true),
                        new Check("from < to", "in every row", "in all 4 rows", true),
                        new Check("id", "no value twice", "4 different values in 4 rows", true),
                        new Check("kind", "one of book, o'clock", "in all 4 rows", true),
                        new Check("item", "fits kind", "in all 4 rows", true),
                        new Check("fine", "from 15 to 250", "from 20 to 250", true),
                        new Check("paid", "50% are 1", "50% are 1", true),
                        new Check("note", "a text in every row", "in all 4 rows", true));
    }

    @Test
    void findsEveryMistake() throws IOException {
        List<Check> checks = run(
                5,
                new String[] {"a", "a", "c", "d"},
                new String[] {"book", "cup", "o'clock", "book"},
                new String[] {"novel", "7", "novel", "novel"},
                new double[] {14.99, 250, 33.5, 40},
                new long[] {1, 1, 1, 1},
                new String[] {"02.02.2024", "31.01.2024", "01.02.2024", "01.03.2024"},
                new @Nullable String[] {"x", null, null, "w"});

        assertThat(checks).filteredOn(Check::passed).extracting(Check::name).containsExactly("no gaps", "paid");
        assertThat(checks)
                .contains(
                        new Check("rows", "5 rows", "4 rows", false),
                        new Check("fine >= 20", "in every row", "in 3 of 4 rows", false),
                        new Check("from < to", "in every row", "in 2 of 4 rows", false),
                        new Check("id", "no value twice", "3 different values in 4 rows", false),
                        new Check("kind", "one of book, o'clock", "in 3 of 4 rows", false),
                        new Check("item", "fits kind", "in 2 of 4 rows", false),
                        new Check("fine", "from 15 to 250", "from 14.99 to 250", false),
                        new Check("note", "a text in every row", "in 2 of 4 rows", false));
    }

    @Test
    void measuresCountsDistancesAndConditions() throws IOException {
        DataDesignerConfig config = DataDesignerConfig.empty()
                .withColumns(List.of(
                        sampler("calls", new SamplerParams.Poisson(2)),
                        sampler("hits", new SamplerParams.Binomial(10, 0.5)),
                        sampler(
                                "out",
                                new SamplerParams.Datetime(
                                        "2024-01-01", "2025-01-01", SamplerParams.Datetime.Unit.DAY)),
                        sampler("back", new SamplerParams.Timedelta(0, 9, "out", SamplerParams.Timedelta.Unit.DAY)),
                        new SamplerColumnConfig(
                                "kind",
                                new SamplerParams.Category(List.of("a"), null),
                                Map.of("calls > 1", new SamplerParams.Category(List.of("b"), null)),
                                null,
                                false)));
        RowBatch batch = new RowBatch(
                0,
                2,
                List.of(
                        new NamedColumn("calls", new ColumnVector.Longs(new long[] {1, 3}, null)),
                        new NamedColumn("hits", new ColumnVector.Longs(new long[] {10, 10}, null)),
                        new NamedColumn(
                                "out",
                                new ColumnVector.Strings(new String[] {"2024-01-02T00:00:00", "2024-01-02T00:00:00"})),
                        new NamedColumn(
                                "back",
                                new ColumnVector.Strings(new String[] {"2024-01-02T00:00:00", "2024-01-01T00:00:00"})),
                        new NamedColumn("kind", new ColumnVector.Strings(new String[] {"a", "b"}))));
        Path file = folder.resolve("conditions.parquet");
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batch))) {
            writer.write(batch);
        }
        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            assertThat(Checks.run(config, 2, parts))
                    .contains(
                            new Check("calls", "2 on average", "2 on average", true),
                            new Check("hits", "5 on average", "10 on average", false),
                            new Check("back", "not before out", "in 1 of 2 rows", false),
                            new Check("kind", "one of a, b", "in all 2 rows", true));
        }
    }

    @Test
    void profilesNumbersAndTexts() throws IOException {
        Path file = write(
                new String[] {"a", "b", "c", "d"},
                new String[] {"book", "book", "cup", "book"},
                new String[] {"novel", "7", "watch", "novel"},
                new double[] {1, 2, 3, 4},
                new long[] {1, 0, 1, 0},
                new String[] {"", "", "", ""},
                new @Nullable String[] {null, null, null, "w"});
        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            List<ColumnProfile> profiles = Profiles.of(parts);

            assertThat(profiles.get(1).top())
                    .containsExactly(new ColumnProfile.ValueCount("book", 3), new ColumnProfile.ValueCount("cup", 1));
            assertThat(profiles.get(3).numbers())
                    .isEqualTo(new ColumnProfile.Numbers(1, 4, 2.5, Math.sqrt(5.0 / 3), 2.5));
            assertThat(profiles.getLast().nulls()).isEqualTo(3);
            assertThat(profiles.getLast().distinct()).isEqualTo(1);
        }
    }

    private List<Check> run(
            long expected,
            String[] ids,
            String[] kinds,
            String[] items,
            double[] fines,
            long[] paid,
            String[] from,
            @Nullable String[] notes)
            throws IOException {
        Path file = write(ids, kinds, items, fines, paid, from, notes);
        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            return Checks.run(CONFIG, expected, parts);
        }
    }

    private Path write(
            String[] ids,
            String[] kinds,
            String[] items,
            double[] fines,
            long[] paid,
            String[] from,
            @Nullable String[] notes)
            throws IOException {
        String[] to = {"2024-02-02", "2024-02-02", "2024-02-02", "2024-02-02"};
        RowBatch batch = new RowBatch(
                0,
                4,
                List.of(
                        new NamedColumn("id", new ColumnVector.Strings(ids)),
                        new NamedColumn("kind", new ColumnVector.Strings(kinds)),
                        new NamedColumn("item", new ColumnVector.Strings(items)),
                        new NamedColumn("fine", new ColumnVector.Doubles(fines, null)),
                        new NamedColumn("paid", new ColumnVector.Longs(paid, null)),
                        new NamedColumn("from", new ColumnVector.Strings(from)),
                        new NamedColumn("to", new ColumnVector.Strings(to)),
                        new NamedColumn("note", new ColumnVector.Strings(notes))));
        Path file = folder.resolve("part-00000.parquet");
        try (RowWriter writer = FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(batch))) {
            writer.write(batch);
        }
        return file;
    }

    private static SamplerColumnConfig sampler(String name, SamplerParams params) {
        return sampler(name, params, null);
    }

    private static SamplerColumnConfig sampler(String name, SamplerParams params, @Nullable String convertTo) {
        return new SamplerColumnConfig(name, params, convertTo, false);
    }
}
