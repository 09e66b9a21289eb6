package dev.datawright.engine.sample;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.distribution.Distribution;
import dev.datawright.rules.distribution.Distributions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Draws against the theory: Kolmogorov and Smirnov's test where values are continuous, chi-squared where they are not.
/// The seeds are fixed, so a test that passes once always does; the bounds are those of one failure in ten thousand.
class GoodnessOfFitTest {

    private static final int ROWS = 100_000;

    /// Kolmogorov's distribution reaches 0.9999 here.
    private static final double KOLMOGOROV = 2.23;

    private static final double STANDARD_DEVIATIONS = 3.9;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            uniform  | uniform    | low=10,high=35          | loc=10,scale=25
            gaussian | norm       | mean=170,stddev=8.5     | loc=170,scale=8.5
            poisson  | poisson    | mean=3.5                | mu=3.5
            poisson  | poisson    | mean=250                | mu=250
            poisson  | poisson    | mean=1000000            | mu=1000000
            binomial | binom      | n=20,p=0.3              | n=20,p=0.3
            binomial | binom      | n=1000000,p=0.5         | n=1000000,p=0.5
            bernoulli| bernoulli  | p=0.7                   | p=0.7
            """)
    void fitsTheDistributionOfItsName(String type, String name, String params, String theory) {
        check(sampler("a", type, json(params)), Distributions.of(new SamplerParams.Scipy(name, parsed(theory), null)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            norm        | loc=5,scale=2
            lognorm     | s=0.7,scale=20
            expon       | scale=3
            gamma       | a=2.5,scale=4
            gamma       | a=0.3
            beta        | a=2,b=5
            weibull_min | c=1.5,scale=10
            pareto      | b=2.5,scale=100
            t           | df=4
            chi2        | df=3
            uniform     | loc=-1,scale=2
            triang      | c=0.25,loc=1,scale=8
            truncnorm   | a=-1,b=2,loc=50,scale=10
            poisson     | mu=4,loc=2
            geom        | p=0.25
            nbinom      | n=4,p=0.3
            nbinom      | n=2.5,p=0.05
            binom       | n=12,p=0.6
            randint     | low=1,high=7
            zipf        | a=2.2
            hypergeom   | M=60,n=20,N=15
            """)
    void fitsTheDistributionOfScipy(String name, String params) {
        Map<String, Number> values = parsed(params);
        check(
                sampler("a", "scipy", "{\"dist_name\":\"" + name + "\",\"dist_params\":" + json(params) + "}"),
                Distributions.of(new SamplerParams.Scipy(name, values, null)));
    }

    @Test
    void fitsAMixtureWithZeros() {
        double[] values = draws(
                design(sampler(
                        "a", "bernoulli_mixture", "{\"p\":0.3,\"dist_name\":\"expon\",\"dist_params\":{\"scale\":5}}")),
                "a",
                1);
        double[] others = Arrays.stream(values).filter(value -> value != 0).toArray();
        double spread = Math.sqrt(ROWS * 0.3 * 0.7);
        assertThat(Math.abs(others.length - ROWS * 0.3)).isLessThan(STANDARD_DEVIATIONS * spread);
        assertThat(distance(others, Distributions.of(new SamplerParams.Scipy("expon", Map.of("scale", 5), null))))
                .isLessThan(KOLMOGOROV / Math.sqrt(others.length));
    }

    @Test
    void keepsADistributionWithinBoundsAsItIsThere() {
        DataDesignerConfig config = design(
                sampler("a", "scipy", "{\"dist_name\":\"expon\",\"dist_params\":{\"scale\":10}}"),
                "{\"constraint_type\":\"scalar_inequality\",\"target_column\":\"a\",\"operator\":\"ge\",\"rhs\":25}",
                "");
        double[] values = draws(config, "a", 3);
        assertThat(Arrays.stream(values).min().orElseThrow()).isGreaterThanOrEqualTo(25);
        // An exponential distribution has no memory.
        assertThat(distance(
                        values,
                        Distributions.of(new SamplerParams.Scipy("expon", Map.of("loc", 25, "scale", 10), null))))
                .isLessThan(KOLMOGOROV / Math.sqrt(ROWS));
    }

    @Test
    void drawsColumnsRowsAndSeedsIndependently() {
        DataDesignerConfig config = design(sampler("a", "uniform", "{\"low\":0,\"high\":1}") + ","
                + sampler("b", "uniform", "{\"low\":0,\"high\":1}"));
        double[] a = draws(config, "a", 1);
        assertThat(correlation(a, draws(config, "b", 1))).isLessThan(STANDARD_DEVIATIONS);
        assertThat(correlation(a, draws(config, "a", 2))).isLessThan(STANDARD_DEVIATIONS);
        assertThat(correlation(Arrays.copyOf(a, ROWS - 1), Arrays.copyOfRange(a, 1, ROWS)))
                .isLessThan(STANDARD_DEVIATIONS);
        assertThat(correlation(Arrays.copyOf(a, ROWS - 2), Arrays.copyOfRange(a, 2, ROWS)))
                .isLessThan(STANDARD_DEVIATIONS);
    }

    private static void check(String column, Distribution theory) {
        double[] values = draws(design(column), "a", 1);
        if (theory.isDiscrete()) {
            checkShares(values, theory);
        } else {
            assertThat(distance(values, theory)).isLessThan(KOLMOGOROV / Math.sqrt(values.length));
        }
    }

    /// The largest distance between the share of values up to a point and the probability of that.
    private static double distance(double[] values, Distribution theory) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = theory.cumulative(sorted[i]);
            largest = Math.max(largest, Math.abs(expected - (double) i / sorted.length));
            largest = Math.max(largest, Math.abs(expected - (i + 1.0) / sorted.length));
        }
        return largest;
    }

    /// Neighbouring values are counted together until at least twenty of them are expected.
    private static void checkShares(double[] values, Distribution theory) {
        TreeMap<Double, Integer> counts = new TreeMap<>();
        for (double value : values) {
            assertThat(value).isEqualTo(Math.rint(value));
            counts.merge(value, 1, Integer::sum);
        }
        double statistic = 0;
        int bins = 0;
        double below = 0;
        double seen = 0;
        for (Map.Entry<Double, Integer> entry : counts.entrySet()) {
            seen += entry.getValue();
            double upTo = entry.getKey().equals(counts.lastKey()) ? 1 : theory.cumulative(entry.getKey());
            double expected = (upTo - below) * values.length;
            if (expected >= 20 || upTo == 1) {
                statistic += (seen - expected) * (seen - expected) / Math.max(expected, 1);
                bins++;
                seen = 0;
                below = upTo;
            }
        }
        int freedom = Math.max(1, bins - 1);
        assertThat(statistic).isLessThan(freedom + STANDARD_DEVIATIONS * Math.sqrt(2.0 * freedom) + 8);
    }

    /// In standard deviations of what independent draws show.
    private static double correlation(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (left[i] - 0.5) * (right[i] - 0.5);
        }
        return Math.abs(sum) * 12 / Math.sqrt(left.length);
    }

    private static double[] draws(DataDesignerConfig config, String column, long seed) {
        List<Map<String, @Nullable Object>> rows = rows(config, seed, 0, ROWS);
        return rows.stream()
                .mapToDouble(row -> ((Number) Objects.requireNonNull(row.get(column))).doubleValue())
                .toArray();
    }

    private static Map<String, Number> parsed(String params) {
        Map<String, Number> values = new LinkedHashMap<>();
        for (String pair : params.split(",")) {
            String[] parts = pair.split("=");
            values.put(parts[0].strip(), Double.valueOf(parts[1]));
        }
        return values;
    }

    private static String json(String params) {
        return "{\"" + params.strip().replace("=", "\":").replace(",", ",\"") + "}";
    }
}
