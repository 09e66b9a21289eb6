package dev.datawright.engine.constraint;

import static dev.datawright.engine.Designs.bound;
import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.less;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.ChatModels;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Constraints on columns whose parameters depend on the row.
class ConditionalConstraintTest {

    private static final int ROWS = 5_000;

    private static final String KIND = sampler("kind", "category", "{\"values\":[\"car\",\"bus\",\"tram\"]}");
    private static final String LOW = conditional(
            "low", "uniform", "{\"low\":0,\"high\":10}", "\"kind == 'bus'\":{\"low\":100,\"high\":110}", "int");
    private static final String HIGH = conditional(
            "high",
            "gaussian",
            "{\"mean\":8,\"stddev\":2}",
            "\"kind == 'bus'\":{\"mean\":108,\"stddev\":3},\"kind == 'tram'\":{\"mean\":30,\"stddev\":1}",
            "float");

    @Test
    void keepsOrdersWithTheParametersOfTheRow() {
        List<Map<String, @Nullable Object>> rows = rows(fares(less("low", "lt", "high")), 1, 0, ROWS);

        assertThat(rows).hasSize(ROWS).allSatisfy(row -> {
            assertThat(number(row, "low")).isLessThan(number(row, "high"));
            assertThat(number(row, "low"))
                    .isBetween(
                            text(row, "kind").equals("bus") ? 100.0 : 0.0,
                            text(row, "kind").equals("bus") ? 110 : 10.0);
            if (text(row, "kind").equals("tram")) {
                assertThat(number(row, "high")).isBetween(22.0, 38.0);
            }
        });
        // The row chooses the parameters, and is not drawn anew itself.
        assertThat(rows.stream().filter(row -> text(row, "kind").equals("bus")).count() / (double) ROWS)
                .isCloseTo(1 / 3.0, Offset.offset(0.03));
    }

    @Test
    void keepsBoundsWithTheParametersOfTheRow() {
        assertThat(rows(fares(bound("low", "ge", 7), bound("low", "le", 107)), 1, 0, ROWS))
                .hasSize(ROWS)
                .allSatisfy(row -> {
                    if (text(row, "kind").equals("bus")) {
                        assertThat(number(row, "low")).isBetween(100.0, 107.0);
                    } else {
                        assertThat(number(row, "low")).isBetween(7.0, 10.0);
                    }
                });
    }

    @Test
    void keepsLongChainsThatRedrawingWouldNotFind() {
        StringBuilder columns = new StringBuilder(KIND);
        StringBuilder constraints = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            columns.append(',')
                    .append(conditional(
                            "c" + i,
                            "uniform",
                            "{\"low\":1,\"high\":12}",
                            "\"kind == 'bus'\":{\"low\":11,\"high\":22}",
                            "int"));
            if (i > 0) {
                constraints.append(i == 1 ? "" : ",").append(less("c" + (i - 1), "lt", "c" + i));
            }
        }

        assertThat(rows(design(columns.toString(), constraints.toString(), ""), 1, 0, 60))
                .allSatisfy(row -> {
                    long first = text(row, "kind").equals("bus") ? 11 : 1;
                    for (int i = 0; i < 12; i++) {
                        assertThat(row.get("c" + i)).isEqualTo(first + i);
                    }
                });
    }

    @Test
    void comparesPointsInTimeWithTheParametersOfTheRow() {
        String out = conditional(
                "out",
                "datetime",
                "{\"start\":\"2025-01-01\",\"end\":\"2025-06-01\"}",
                "\"kind == 'bus'\":{\"start\":\"2020-01-01\",\"end\":\"2020-06-01\",\"unit\":\"h\"}",
                null);
        String back = conditional(
                "back",
                "timedelta",
                "{\"dt_min\":0,\"dt_max\":5,\"reference_column_name\":\"out\",\"unit\":\"D\"}",
                "\"kind == 'car'\":{\"dt_min\":1,\"dt_max\":20,\"reference_column_name\":\"out\",\"unit\":\"m\"}",
                null);
        String due = conditional(
                "due",
                "datetime",
                "{\"start\":\"2025-01-01\",\"end\":\"2025-07-01\"}",
                "\"kind == 'bus'\":{\"start\":\"2020-01-01\",\"end\":\"2020-07-01\"}",
                null);
        DataDesignerConfig config = design(
                String.join(",", due, back, out, KIND),
                String.join(",", less("out", "lt", "back"), less("back", "lt", "due")),
                "");

        assertThat(rows(config, 1, 0, ROWS)).hasSize(ROWS).allSatisfy(row -> {
            LocalDateTime left = LocalDateTime.parse(text(row, "out"));
            LocalDateTime returned = LocalDateTime.parse(text(row, "back"));
            assertThat(left.getYear()).isEqualTo(text(row, "kind").equals("bus") ? 2020 : 2025);
            assertThat(left).isBefore(returned);
            assertThat(returned).isBefore(LocalDateTime.parse(text(row, "due")));
            Duration away = Duration.between(left, returned);
            if (text(row, "kind").equals("car")) {
                assertThat(away.toMinutes()).isBetween(1L, 19L);
            } else {
                assertThat(away.toDays()).isBetween(1L, 4L);
            }
        });
    }

    @Test
    void letsOtherColumnsDependOnWhatWasDrawn() {
        String grade = conditional(
                "grade", "category", "{\"values\":[1,2,3]}", "\"kind == 'bus'\":{\"values\":[3,4,5]}", null);
        String word = sampler(
                "word",
                "subcategory",
                "{\"category\":\"grade\",\"values\":{\"1\":[\"one\"],\"2\":[\"two\"],\"3\":[\"three\"],\"4\":[\"four\"],\"5\":[\"five\"]}}");
        String fee = conditional("fee", "category", "{\"values\":[10]}", "\"grade >= 4\":{\"values\":[20]}", null);
        DataDesignerConfig config = design(String.join(",", fee, word, grade, KIND), bound("grade", "gt", 2), "");

        assertThat(rows(config, 1, 0, 500)).hasSize(500).allSatisfy(row -> {
            long value = (Long) Objects.requireNonNull(row.get("grade"));
            assertThat(value).isGreaterThan(2);
            assertThat(row.get("word"))
                    .isEqualTo(List.of("three", "four", "five").get((int) value - 3));
            assertThat(row.get("fee")).isEqualTo(value >= 4 ? 20L : 10L);
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1000", "4,1000", "1,1", "3,7", "2,64"})
    void makesTheSameRowsAtAnyParallelismAndBatchSize(int parallelism, int batchSize) {
        DataDesignerConfig config = fares(less("low", "lt", "high"));
        EngineOptions options =
                EngineOptions.of(ChatModels.none()).withParallelism(parallelism).withBatchSize(batchSize);

        assertThat(rows(options, config, 7, 0, 300)).isEqualTo(rows(config, 7, 0, 300));
    }

    @Test
    void makesTheSameRowsInShards() {
        DataDesignerConfig config = fares(less("low", "lt", "high"));
        List<Map<String, @Nullable Object>> shards = new ArrayList<>();
        for (int shard = 0; shard < 7; shard++) {
            shards.addAll(rows(config, 7, shard * 100L, 100));
        }

        assertThat(shards).isEqualTo(rows(config, 7, 0, 700));
    }

    private static DataDesignerConfig fares(String... constraints) {
        return design(String.join(",", HIGH, LOW, KIND), String.join(",", constraints), "");
    }

    private static String conditional(
            String name, String type, String params, String byCondition, @Nullable String convertTo) {
        return "{\"column_type\":\"sampler\",\"name\":\"" + name + "\",\"sampler_type\":\"" + type + "\",\"params\":"
                + params + ",\"conditional_params\":{" + byCondition + "}"
                + (convertTo == null ? "" : ",\"convert_to\":\"" + convertTo + "\"") + "}";
    }

    private static double number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column)).toString();
    }
}
