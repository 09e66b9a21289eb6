package dev.datawright.engine.constraint;

import static dev.datawright.engine.Designs.bound;
import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.less;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintTest {

    private static final int ROWS = 20_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uniform   | {"low":0,"high":100}                     |       | lt | 1.5
            uniform   | {"low":0,"high":100}                     | int   | lt | 1.5
            uniform   | {"low":0,"high":100}                     | int   | gt | 99
            uniform   | {"low":0,"high":1,"decimal_places":1}    |       | gt | 0.7
            uniform   | {"low":0,"high":1,"decimal_places":1}    |       | ge | 0.75
            uniform   | {"low":15,"high":250,"decimal_places":2} |       | le | 15.02
            gaussian  | {"mean":0,"stddev":1}                    |       | gt | 4.5
            gaussian  | {"mean":0,"stddev":1}                    |       | lt | -4.7
            gaussian  | {"mean":170,"stddev":10}                 | int   | ge | 171.5
            gaussian  | {"mean":170,"stddev":10,"decimal_places":1} |    | lt | 150.1
            bernoulli | {"p":0.001}                              |       | gt | 0
            category  | {"values":[1,2,3.5],"weights":[9,1,1]}   |       | gt | 1
            category  | {"values":["1","2","3"]}                 | int   | lt | 3
            """)
    void keepsBoundsInEveryRow(String type, String params, @Nullable String convertTo, String operator, double rhs) {
        String column = convertTo == null ? sampler("a", type, params) : sampler("a", type, params, convertTo);
        for (Map<String, @Nullable Object> row : rows(design(column, bound("a", operator, rhs), ""), 3, 0, ROWS)) {
            assertHolds(number(row, "a"), operator, rhs);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uniform  | {"low":0,"high":100}                  | ``    | uniform  | {"low":0,"high":100}                  | ``    | le
            uniform  | {"low":0,"high":10}                   | int   | uniform  | {"low":0,"high":10}                   | int   | lt
            uniform  | {"low":0,"high":1,"decimal_places":1} | ``    | uniform  | {"low":0,"high":1}                    | ``    | lt
            uniform  | {"low":0,"high":100}                  | ``    | uniform  | {"low":-10,"high":2}                  | ``    | lt
            gaussian | {"mean":5,"stddev":1}                 | ``    | gaussian | {"mean":0,"stddev":1}                 | ``    | lt
            gaussian | {"mean":10,"stddev":1}                | int   | uniform  | {"low":0,"high":20,"decimal_places":1}| ``    | ge
            category | {"values":[1,5,9]}                    | ``    | bernoulli| {"p":0.5}                             | ``    | le
            """)
    void keepsOrdersInEveryRow(
            String type,
            String params,
            String convert,
            String otherType,
            String otherParams,
            String otherConvert,
            String operator) {
        String a = convert.isEmpty() ? sampler("a", type, params) : sampler("a", type, params, convert);
        String b = otherConvert.isEmpty()
                ? sampler("b", otherType, otherParams)
                : sampler("b", otherType, otherParams, otherConvert);
        for (Map<String, @Nullable Object> row : rows(design(a + "," + b, less("a", operator, "b"), ""), 5, 0, ROWS)) {
            assertHolds(number(row, "a"), operator, number(row, "b"));
        }
    }

    @ParameterizedTest
    @CsvSource({"m,%Y-%m-%d", "h,%Y-%m-%dT%H:%M:%S", "D,%Y-%m", "s,%Y-%m-%d %H:%M"})
    void keepsOrdersOfWhatIsShownOfTimes(String unit, String format) {
        String params = "{\"start\":\"2024-01-01\",\"end\":\"2024-03-05\",\"unit\":\"" + unit + "\"}";
        String columns = sampler("a", "datetime", params, format) + "," + sampler("b", "datetime", params, format);

        for (Map<String, @Nullable Object> row : rows(design(columns, less("a", "lt", "b"), ""), 5, 0, ROWS)) {
            assertThat(String.valueOf(row.get("a"))).isLessThan(String.valueOf(row.get("b")));
        }
    }

    @Test
    void keepsLongChainsThatRedrawingWouldNotFind() {
        StringBuilder columns = new StringBuilder();
        StringBuilder constraints = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            columns.append(i == 0 ? "" : ",").append(sampler("c" + i, "uniform", "{\"low\":1,\"high\":12}", "int"));
            if (i > 0) {
                constraints.append(i == 1 ? "" : ",").append(less("c" + (i - 1), "lt", "c" + i));
            }
        }

        assertThat(rows(design(columns.toString(), constraints.toString(), ""), 1, 0, 50))
                .allSatisfy(row ->
                        assertThat(row.values()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L));
    }

    /// Where the original drops rows, the joint distribution stays what it would be: a third and two thirds.
    @Test
    void drawsPairsAsIfTheWrongOnesHadBeenThrownAway() {
        String params = "{\"low\":0,\"high\":1}";
        List<Map<String, @Nullable Object>> rows = rows(
                design(
                        sampler("a", "uniform", params) + "," + sampler("b", "uniform", params),
                        less("a", "lt", "b"),
                        ""),
                1,
                0,
                ROWS);

        assertThat(rows.stream().mapToDouble(row -> number(row, "a")).average().orElseThrow())
                .isCloseTo(1.0 / 3, Offset.offset(0.01));
        assertThat(rows.stream().mapToDouble(row -> number(row, "b")).average().orElseThrow())
                .isCloseTo(2.0 / 3, Offset.offset(0.01));
    }

    private static void assertHolds(double left, String operator, double right) {
        boolean holds =
                switch (operator) {
                    case "lt" -> left < right;
                    case "le" -> left <= right;
                    case "gt" -> left > right;
                    default -> left >= right;
                };
        assertThat(holds).as("%s %s %s", left, operator, right).isTrue();
    }

    private static double number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
    }
}
