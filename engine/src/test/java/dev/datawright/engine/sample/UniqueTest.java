package dev.datawright.engine.sample;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.failure.EngineException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniqueTest {

    private static final DataDesignerConfig SEATS =
            unique("seat", sampler("seat", "uniform", "{\"low\":1,\"high\":500}", "int"));

    private static DataDesignerConfig unique(String column, String... columns) {
        return design(
                String.join(",", columns), "{\"constraint_type\":\"unique\",\"target_column\":\"" + column + "\"}", "");
    }

    private static List<@Nullable Object> values(DataDesignerConfig config, long seed, long first, long count) {
        return rows(config, seed, first, count).stream()
                .map(row -> row.values().iterator().next())
                .toList();
    }

    @Test
    void dealsEveryWholeNumberOnce() {
        assertThat(values(SEATS, 7, 0, 500))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 500).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uniform  | {"low":0,"high":1,"decimal_places":3}             | 1001
            datetime | {"start":"2026-01-01","end":"2026-01-31","unit":"D"} | 30
            datetime | {"start":"2024-01-15","end":"2030-01-15","unit":"M"} | 72
            category | {"values":["a","b","c",1,2.5]}                    | 5
            uuid     | {"short_form":true}                               | 5000
            """)
    void dealsAsManyValuesAsThereAre(String type, String params, int count) {
        assertThat(values(unique("a", sampler("a", type, params)), 1, 0, count))
                .doesNotHaveDuplicates()
                .hasSize(count);
    }

    @Test
    void dealsTheSameInPartsAndOtherwiseForAnotherSeed() {
        List<@Nullable Object> parts = Stream.of(0, 100, 200, 300, 400)
                .flatMap(first -> values(SEATS, 7, first, 100).stream())
                .toList();

        assertThat(parts).isEqualTo(values(SEATS, 7, 0, 500)).isNotEqualTo(values(SEATS, 8, 0, 500));
    }

    /// Were neighbours related, the mean distance between them would differ from that of two random numbers, a third.
    @Test
    void dealsInNoVisibleOrder() {
        List<@Nullable Object> seats = values(SEATS, 7, 0, 500);

        double distance = IntStream.range(1, 500)
                .mapToDouble(i -> Math.abs((long) seats.get(i) - (long) seats.get(i - 1)))
                .average()
                .orElseThrow();

        assertThat(distance / 500).isBetween(0.29, 0.38);
    }

    @Test
    void keepsWhatIsMadeFromTheDealtValuesRight() {
        DataDesignerConfig config = unique(
                "day",
                sampler("day", "datetime", "{\"start\":\"2026-01-01\",\"end\":\"2026-01-11\",\"unit\":\"D\"}"),
                sampler(
                        "next",
                        "timedelta",
                        "{\"dt_min\":1,\"dt_max\":2,\"reference_column_name\":\"day\",\"unit\":\"D\"}"));

        List<Map<String, @Nullable Object>> rows = rows(config, 3, 0, 10);

        assertThat(rows)
                .allSatisfy(row -> assertThat(String.valueOf(row.get("next")))
                        .startsWith(java.time.LocalDate.parse(
                                        String.valueOf(row.get("day")).substring(0, 10))
                                .plusDays(1)
                                .toString()));
    }

    @Test
    void refusesMoreRowsThanThereAreValues() {
        assertThatThrownBy(() -> values(SEATS, 7, 0, 501))
                .isInstanceOf(EngineException.Refused.class)
                .hasMessageContaining(
                        "'seat' is to have no value twice and has only 500 values, so 501 rows cannot be made");
    }
}
