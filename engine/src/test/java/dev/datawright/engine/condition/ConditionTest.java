package dev.datawright.engine.condition;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.ChatModels;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final int ROWS = 2_000;

    private static final String KIND = sampler("kind", "category", "{\"values\":[\"car\",\"bus\",\"tram\"]}");

    @Test
    void drawsFromTheParametersOfTheConditionThatHolds() {
        List<Map<String, @Nullable Object>> rows = rows(
                design(
                        KIND + ","
                                + conditional(
                                        "fare",
                                        "uniform",
                                        "{\"low\":0,\"high\":1}",
                                        "\"kind == 'bus'\":{\"low\":10,\"high\":11},\"kind in ['tram']\":{\"low\":20,\"high\":21}")),
                1,
                0,
                ROWS);

        assertThat(rows).allSatisfy(row -> {
            double low =
                    switch (text(row, "kind")) {
                        case "bus" -> 10;
                        case "tram" -> 20;
                        default -> 0;
                    };
            assertThat(number(row, "fare")).isBetween(low, low + 1);
        });
    }

    @Test
    void takesTheLastOfTheConditionsThatHold() {
        List<Map<String, @Nullable Object>> rows = rows(
                design(sampler("age", "uniform", "{\"low\":0,\"high\":100}", "int") + ","
                        + conditional(
                                "fee",
                                "category",
                                "{\"values\":[1]}",
                                "\"age > 10\":{\"values\":[2]},\"age > 50\":{\"values\":[3]}")),
                1,
                0,
                ROWS);

        assertThat(rows).allSatisfy(row -> {
            double age = number(row, "age");
            assertThat(number(row, "fee")).isEqualTo(age > 50 ? 3 : age > 10 ? 2 : 1);
        });
    }

    /// As in Data Designer, where a condition must render as True.
    @Test
    void takesANumberForNoCondition() {
        assertThat(rows(
                        design(sampler("paid", "bernoulli", "{\"p\":1}") + ","
                                + conditional("a", "category", "{\"values\":[1]}", "\"paid\":{\"values\":[2]}")),
                        1,
                        0,
                        10))
                .allSatisfy(row -> assertThat(number(row, "a")).isEqualTo(1));
    }

    @Test
    void mixesTypesAsOneColumnCanHoldThem() {
        assertThat(values("\"low\":1,\"high\":1", "\"low\":2,\"high\":2", "uniform"))
                .containsOnly(1.0, 2.0);
        assertThat(values("\"values\":[1]", "\"values\":[2.5]", "category")).containsOnly(1.0, 2.5);
        assertThat(values("\"values\":[1]", "\"values\":[\"x\"]", "category")).containsOnly("1", "x");
    }

    @Test
    void choosesSubcategoriesOfTheValueThatTheConditionGave() {
        String item = sampler(
                "item",
                "subcategory",
                "{\"category\":\"kind\",\"values\":{\"car\":[\"c\"],\"bus\":[\"b\"],\"ship\":[\"s\",\"t\"]}}");
        List<Map<String, @Nullable Object>> rows = rows(
                design(item + "," + sampler("wet", "bernoulli", "{\"p\":0.5}") + ","
                        + conditional(
                                "kind",
                                "category",
                                "{\"values\":[\"car\",\"bus\"]}",
                                "\"wet == 1\":{\"values\":[\"ship\",\"bus\"],\"weights\":[3,1]}")),
                1,
                0,
                ROWS);

        assertThat(rows)
                .allSatisfy(row -> assertThat(text(row, "item"))
                        .isIn(
                                switch (text(row, "kind")) {
                                    case "ship" -> List.of("s", "t");
                                    case "bus" -> List.of("b");
                                    default -> List.of("c");
                                }));
        assertThat(rows).extracting(row -> row.get("item")).contains("s", "t", "b", "c");
    }

    @Test
    void followsPointsInTimeAtADistance() {
        String out = conditional(
                "out",
                "datetime",
                "{\"start\":\"2025-01-01\",\"end\":\"2025-06-01\"}",
                "\"kind == 'bus'\":{\"start\":\"2020-01-01\",\"end\":\"2020-06-01\",\"unit\":\"h\"}");
        String back = sampler(
                "back", "timedelta", "{\"dt_min\":2,\"dt_max\":5,\"reference_column_name\":\"out\",\"unit\":\"D\"}");
        String seen = conditional(
                "seen",
                "timedelta",
                "{\"dt_min\":0,\"dt_max\":1,\"reference_column_name\":\"back\",\"unit\":\"D\"}",
                "\"kind == 'car'\":{\"dt_min\":30,\"dt_max\":31,\"reference_column_name\":\"out\",\"unit\":\"m\"}");
        List<Map<String, @Nullable Object>> rows = rows(design(String.join(",", seen, back, out, KIND)), 1, 0, ROWS);

        assertThat(rows).allSatisfy(row -> {
            LocalDateTime left = LocalDateTime.parse(text(row, "out"));
            Duration away = Duration.between(left, LocalDateTime.parse(text(row, "back")));
            assertThat(away.toDays()).isBetween(2L, 4L);
            assertThat(away.toHours() % 24).isZero();
            assertThat(left.getYear()).isEqualTo(text(row, "kind").equals("bus") ? 2020 : 2025);
            assertThat(LocalDateTime.parse(text(row, "seen")))
                    .isEqualTo(
                            text(row, "kind").equals("car")
                                    ? left.plusMinutes(30)
                                    : LocalDateTime.parse(text(row, "back")));
        });
        assertThat(rows)
                .extracting(row -> Duration.between(
                                LocalDateTime.parse(text(row, "out")), LocalDateTime.parse(text(row, "back")))
                        .toDays())
                .contains(2L, 3L, 4L);
    }

    @Test
    void followsPointsInTimeThatConstraintsBind() {
        String first = sampler("first", "datetime", "{\"start\":\"2025-01-01\",\"end\":\"2025-02-01\"}");
        String second = sampler("second", "datetime", "{\"start\":\"2025-01-01\",\"end\":\"2025-02-01\"}", "%d.%m.%Y");
        String after = sampler(
                "after", "timedelta", "{\"dt_min\":1,\"dt_max\":2,\"reference_column_name\":\"second\"}", "%d.%m.%Y");
        List<Map<String, @Nullable Object>> rows = rows(
                design(
                        String.join(",", first, second, after),
                        "{\"constraint_type\":\"column_inequality\",\"target_column\":\"second\",\"operator\":\"gt\",\"rhs\":\"first\"}",
                        ""),
                1,
                0,
                200);

        assertThat(rows).allSatisfy(row -> assertThat(day(row, "after")).isEqualTo(day(row, "second") + 1));
    }

    @Test
    void makesTheSameRowsAtAnyBatchSize() {
        var config = design(String.join(
                ",",
                KIND,
                conditional(
                        "fare",
                        "scipy",
                        "{\"dist_name\":\"gamma\",\"dist_params\":{\"a\":2}}",
                        "\"kind == 'bus'\":{\"dist_name\":\"expon\",\"dist_params\":{}}"),
                conditional(
                        "who",
                        "person",
                        "{\"locale\":\"de_DE\"}",
                        "\"kind == 'bus'\":{\"locale\":\"en_US\",\"age_range\":[20,21]}")));
        EngineOptions small =
                EngineOptions.of(ChatModels.none()).withParallelism(3).withBatchSize(7);

        assertThat(rows(small, config, 5, 0, 100)).isEqualTo(rows(config, 5, 0, 100));
        assertThat(rows(config, 5, 0, 100))
                .extracting(row -> String.valueOf(row.get("who")))
                .anyMatch(person -> person.contains("de_DE"))
                .anyMatch(person -> person.contains("en_US"));
    }

    private static List<Object> values(String usual, String other, String type) {
        return rows(
                        design(sampler("x", "bernoulli", "{\"p\":0.5}") + ","
                                + conditional("a", type, "{" + usual + "}", "\"x == 1\":{" + other + "}")),
                        1,
                        0,
                        50)
                .stream()
                .<Object>map(row -> Objects.requireNonNull(row.get("a")))
                .toList();
    }

    private static String conditional(String name, String type, String params, String byCondition) {
        return "{\"column_type\":\"sampler\",\"name\":\"" + name + "\",\"sampler_type\":\"" + type + "\",\"params\":"
                + params + ",\"conditional_params\":{" + byCondition + "}}";
    }

    private static int day(Map<String, @Nullable Object> row, String column) {
        String text = text(row, column);
        return LocalDateTime.parse(
                        text.substring(6) + "-" + text.substring(3, 5) + "-" + text.substring(0, 2) + "T00:00")
                .getDayOfYear();
    }

    private static double number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column)).toString();
    }
}
