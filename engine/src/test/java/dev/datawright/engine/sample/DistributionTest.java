package dev.datawright.engine.sample;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final int ROWS = 50_000;

    @Test
    void drawsUniformNumbersEvenly() {
        double[] values = numbers(sampler("a", "uniform", "{\"low\":10,\"high\":20}"));

        assertThat(Arrays.stream(values).boxed()).allMatch(value -> value >= 10 && value <= 20);
        assertThat(mean(values)).isCloseTo(15, Offset.offset(0.05));
        assertThat(deviation(values)).isCloseTo(10 / Math.sqrt(12), Offset.offset(0.05));
    }

    /// As in Data Designer, a whole number is a rounded one: the ends are half as likely.
    @Test
    void roundsUniformWholeNumbers() {
        Map<Object, Double> shares = shares(sampler("a", "uniform", "{\"low\":1,\"high\":5}", "int"));

        assertThat(shares).containsOnlyKeys(1L, 2L, 3L, 4L, 5L);
        assertThat(shares.get(1L)).isCloseTo(0.125, Offset.offset(0.01));
        assertThat(shares.get(3L)).isCloseTo(0.25, Offset.offset(0.01));
    }

    @Test
    void roundsWithinTheRange() {
        double[] values = numbers(sampler("a", "uniform", "{\"low\":0.04,\"high\":0.36,\"decimal_places\":1}"));

        assertThat(values).containsOnly(0.1, 0.2, 0.3);
    }

    @Test
    void drawsGaussianNumbers() {
        double[] values = numbers(sampler("a", "gaussian", "{\"mean\":170,\"stddev\":10}"));

        assertThat(mean(values)).isCloseTo(170, Offset.offset(0.2));
        assertThat(deviation(values)).isCloseTo(10, Offset.offset(0.2));
        long within = Arrays.stream(values).filter(v -> Math.abs(v - 170) < 10).count();
        assertThat((double) within / ROWS).isCloseTo(0.6827, Offset.offset(0.01));
    }

    @Test
    void drawsCategoriesByWeight() {
        Map<Object, Double> shares =
                shares(sampler("a", "category", "{\"values\":[\"x\",\"y\",\"z\"],\"weights\":[7,3,0]}"));

        assertThat(shares).containsOnlyKeys("x", "y");
        assertThat(shares.get("x")).isCloseTo(0.7, Offset.offset(0.01));
    }

    @Test
    void drawsOnesWithTheirProbability() {
        assertThat(shares(sampler("a", "bernoulli", "{\"p\":0.7}")).get(1L)).isCloseTo(0.7, Offset.offset(0.01));
        assertThat(shares(sampler("a", "bernoulli", "{\"p\":1}"))).containsOnlyKeys(1L);
        assertThat(shares(sampler("a", "bernoulli", "{\"p\":0.5}", "str"))).containsOnlyKeys("0", "1");
        assertThat(shares(sampler("a", "binomial", "{\"n\":2,\"p\":0.5}", "str")))
                .containsOnlyKeys("0", "1", "2");
    }

    @Test
    void drawsTimesOnTheGrid() {
        Map<Object, Double> days =
                shares(sampler("a", "datetime", "{\"start\":\"2024-02-27\",\"end\":\"2024-03-02\",\"unit\":\"D\"}"));
        assertThat(days)
                .containsOnlyKeys(
                        "2024-02-27T00:00:00", "2024-02-28T00:00:00", "2024-02-29T00:00:00", "2024-03-01T00:00:00");
        assertThat(days.get("2024-02-29T00:00:00")).isCloseTo(0.25, Offset.offset(0.01));

        assertThat(shares(sampler(
                        "a",
                        "datetime",
                        "{\"start\":\"2024-01-31\",\"end\":\"2024-04-01\",\"unit\":\"M\"}",
                        "%d %B %y")))
                .containsOnlyKeys("31 January 24", "29 February 24", "31 March 24");
    }

    @Test
    void makesIdentifiersInTheLayoutOfAUuid() {
        List<Object> whole = values(sampler("a", "uuid", "{}"));
        assertThat(whole)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.toString()).matches("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}"));

        List<Object> brief = values(sampler("a", "uuid", "{\"prefix\":\"R-\",\"short_form\":true,\"uppercase\":true}"));
        assertThat(new HashSet<>(brief)).hasSize(ROWS);
        assertThat(brief).allSatisfy(id -> assertThat(id.toString()).matches("R-[0-9A-F]{8}"));
    }

    @Test
    void keepsColumnsIndependent() {
        String columns = sampler("a", "uniform", "{\"low\":0,\"high\":1}") + ","
                + sampler("b", "uniform", "{\"low\":0,\"high\":1}");
        double product = rows(design(columns), 1, 0, ROWS).stream()
                .mapToDouble(row -> (number(row.get("a")) - 0.5) * (number(row.get("b")) - 0.5))
                .average()
                .orElseThrow();

        assertThat(product * 12).isCloseTo(0, Offset.offset(0.02));
    }

    @Test
    void keepsTheTypeOfListedValues() {
        assertThat(values(sampler("a", "category", "{\"values\":[1,2]}"))).hasOnlyElementsOfType(Long.class);
        assertThat(values(sampler("a", "category", "{\"values\":[1,2.5]}"))).hasOnlyElementsOfType(Double.class);
        assertThat(values(sampler("a", "category", "{\"values\":[1,\"x\"]}"))).hasOnlyElementsOfType(String.class);
        assertThat(values(sampler("a", "uniform", "{\"low\":3,\"high\":3}", "str")))
                .containsOnly("3.0");
    }

    private static List<Object> values(String column) {
        List<Object> values = new ArrayList<>();
        rows(design(column), 11, 0, ROWS).forEach(row -> values.add(Objects.requireNonNull(row.get("a"))));
        return values;
    }

    private static double[] numbers(String column) {
        return values(column).stream().mapToDouble(DistributionTest::number).toArray();
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private static Map<Object, Double> shares(String column) {
        Map<Object, Double> shares = new HashMap<>();
        values(column).forEach(value -> shares.merge(value, 1.0 / ROWS, Double::sum));
        return shares;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
