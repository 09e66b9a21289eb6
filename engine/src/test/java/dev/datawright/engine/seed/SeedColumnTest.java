package dev.datawright.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.engine.Designs;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.engine.run.GenerationRequest;
import dev.datawright.rules.Rules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedColumnTest {

    private static final SeedRows TEN = table(10, 4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null                            | 0 1 2 3 4 5 6 7 8 9 0 1 2 3
            {"start":7,"end":8}             | 7 8 7 8 7 8 7 8 7 8 7 8 7 8
            {"index":0,"num_partitions":3}  | 0 1 2 0 1 2 0 1 2 0 1 2 0 1
            {"index":2,"num_partitions":3}  | 6 7 8 9 6 7 8 9 6 7 8 9 6 7
            """)
    void takesRowsInOrderAndStartsAgain(String selection, String expected) {
        assertThat(numbers(rows(design("ordered", selection), TEN, 1, 0, 14)))
                .containsExactlyElementsOf(LongStream.of(java.util.Arrays.stream(expected.split(" "))
                                .mapToLong(Long::parseLong)
                                .toArray())
                        .boxed()
                        .toList());
    }

    @Test
    void shufflesEachCycleAnewWithinTheSelection() {
        List<Long> taken = numbers(rows(design("shuffle", "{\"start\":2,\"end\":8}"), TEN, 5, 0, 21));

        List<List<Long>> cycles = List.of(taken.subList(0, 7), taken.subList(7, 14), taken.subList(14, 21));
        assertThat(cycles).allSatisfy(cycle -> assertThat(cycle).containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L, 7L, 8L));
        assertThat(new HashSet<>(cycles)).hasSizeGreaterThan(1);
        assertThat(numbers(rows(design("shuffle", "{\"start\":2,\"end\":8}"), TEN, 6, 0, 21)))
                .isNotEqualTo(taken);
    }

    @Test
    void givesTheSameRowsWhateverPartIsMade() {
        DataDesignerConfig config = design("shuffle", "null");
        List<Map<String, @Nullable Object>> whole = rows(config, TEN, 5, 0, 100);

        assertThat(rows(config, TEN, 5, 37, 20)).isEqualTo(whole.subList(37, 57));
        List<Map<String, @Nullable Object>> small = new ArrayList<>();
        try (Engine engine =
                new Engine(EngineOptions.of(ChatModels.none()).withBatchSize(7).withParallelism(3))) {
            engine.generate(new GenerationRequest(config, 5, 0, 100, TEN), batch -> Designs.addTo(small, batch));
        }
        assertThat(small).isEqualTo(whole);
    }

    @Test
    void keepsTypesAndGaps() {
        List<Map<String, @Nullable Object>> rows = rows(design("ordered", "null"), TEN, 1, 0, 3);

        assertThat(rows.get(1))
                .containsEntry("n", 1L)
                .containsEntry("share", 0.5)
                .containsEntry("word", "w1")
                .containsEntry("flag", false)
                .containsEntry("line", "w1 has 0.5");
        assertThat(rows.getFirst()).containsEntry("share", null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 16, 17, 1000, 4097})
    void permutes(long size) {
        Permutation permutation = Permutation.of(RowRandom.of(3, "p"), size);

        for (long cycle = 0; cycle < 3; cycle++) {
            long at = cycle;
            Set<Long> seen = new HashSet<>();
            LongStream.range(0, size).forEach(place -> seen.add(permutation.at(place, at)));
            assertThat(seen).hasSize((int) size).allMatch(number -> number >= 0 && number < size);
        }
    }

    @Test
    void spreadsEvenly() {
        int[][] counts = new int[6][6];
        for (long seed = 0; seed < 6000; seed++) {
            Permutation permutation = Permutation.of(RowRandom.of(seed, "p"), 6);
            for (int place = 0; place < 6; place++) {
                counts[place][(int) permutation.at(place, seed % 3)]++;
            }
        }
        assertThat(IntStream.range(0, 36).map(i -> counts[i / 6][i % 6]))
                .allMatch(count -> count > 850 && count < 1150);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"start":7,"end":10}            | The seed data does not fit the design: seed_config.selection_strategy: The range ends with row 10, but the last row of the seed data is 9 (rows count from 0)
            {"index":0,"num_partitions":11} | The seed data does not fit the design: seed_config.selection_strategy: The seed data has 10 rows, too few for 11 partitions
            """)
    void refusesWhatTheDataDoesNotHave(String selection, String sentence) {
        assertThatThrownBy(() -> rows(design("ordered", selection), TEN, 1, 0, 1))
                .isInstanceOf(EngineException.Refused.class)
                .hasMessage(sentence);
    }

    @Test
    void refusesAColumnThatTheDataDoesNotHave() {
        DataDesignerConfig config = Rules.read(WireJson.mapper().readTree("""
                {"columns":[{"column_type":"seed-dataset","name":"wrod"}],
                 "seed_config":{"source":{"seed_type":"nmp","path":"a#b.csv"}}}""")).orElseThrow();

        assertThatThrownBy(() -> rows(config, TEN, 1, 0, 1))
                .hasMessage("The seed data does not fit the design: columns[0].name: The seed data has no column 'wrod'"
                        + " (did you mean 'word'?)");
        assertThatThrownBy(() -> rows(config, null, 1, 0, 1))
                .hasMessage("The seed data does not fit the design: seed_config: The design's seed data is not given");
    }

    private static DataDesignerConfig design(String strategy, String selection) {
        return Rules.read(WireJson.mapper().readTree("""
                {"columns":[{"column_type":"seed-dataset","name":"n"},{"column_type":"seed-dataset","name":"share"},
                   {"column_type":"seed-dataset","name":"word"},{"column_type":"seed-dataset","name":"flag"},
                   {"column_type":"expression","name":"line","expr":"{{ word }} has {{ share }}"}],
                 "seed_config":{"source":{"seed_type":"nmp","path":"a#b.csv"},"sampling_strategy":"%s",
                   "selection_strategy":%s}}""".formatted(strategy, selection)))
                .orElseThrow();
    }

    private static List<Map<String, @Nullable Object>> rows(
            DataDesignerConfig config, @Nullable SeedRows seedRows, long seed, long first, long count) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()))) {
            engine.generate(
                    new GenerationRequest(config, seed, first, count, seedRows), batch -> Designs.addTo(rows, batch));
        }
        return rows;
    }

    private static List<Long> numbers(List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .map(row -> (Long) Objects.requireNonNull(row.get("n")))
                .toList();
    }

    private static SeedRows table(int rows, int chunk) {
        List<RowBatch> chunks = new ArrayList<>();
        for (int first = 0; first < rows; first += chunk) {
            int size = Math.min(chunk, rows - first);
            long[] numbers = new long[size];
            double[] shares = new double[size];
            String[] words = new String[size];
            boolean[] flags = new boolean[size];
            BitSet gaps = new BitSet();
            for (int i = 0; i < size; i++) {
                numbers[i] = first + i;
                shares[i] = (first + i) / 2.0;
                words[i] = "w" + (first + i);
                flags[i] = (first + i) % 2 == 0;
                if (first + i == 0) {
                    gaps.set(i);
                }
            }
            chunks.add(new RowBatch(
                    first,
                    size,
                    List.of(
                            new RowBatch.NamedColumn("n", new ColumnVector.Longs(numbers, null)),
                            new RowBatch.NamedColumn("share", new ColumnVector.Doubles(shares, gaps)),
                            new RowBatch.NamedColumn("word", new ColumnVector.Strings(words)),
                            new RowBatch.NamedColumn("flag", new ColumnVector.Booleans(flags, null)))));
        }
        return new SeedTable(
                new RowSchema(List.of(
                        new RowSchema.Field("n", ColumnType.Scalar.INTEGER),
                        new RowSchema.Field("share", ColumnType.Scalar.NUMBER),
                        new RowSchema.Field("word", ColumnType.Scalar.TEXT),
                        new RowSchema.Field("flag", ColumnType.Scalar.BOOLEAN))),
                chunks);
    }
}
