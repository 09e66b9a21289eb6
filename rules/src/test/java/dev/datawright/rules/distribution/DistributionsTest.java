package dev.datawright.rules.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.distribution.Distributions.Objection;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DistributionsTest {

    private static final String QUANTILES = "/dev/datawright/rules/distribution/scipy-quantiles.csv";

    @ParameterizedTest
    @CsvFileSource(resources = QUANTILES, delimiter = ';', numLinesToSkip = 1)
    void agreesWithScipy(String name, String params, double share, double quantile) {
        Distribution distribution = Distributions.of(scipy(name, params == null ? "" : params));
        double size = Math.max(1e-9, Math.abs(quantile));
        assertThat(distribution.quantile(share)).isCloseTo(quantile, Offset.offset(1e-7 * size));
        double reached = distribution.cumulative(quantile);
        if (distribution.isDiscrete()) {
            assertThat(reached).isGreaterThanOrEqualTo(share - 1e-12);
            assertThat(distribution.cumulative(distribution.below(quantile))).isLessThan(share + 1e-12);
        } else {
            assertThat(reached).isCloseTo(share, Offset.offset(1e-9));
        }
    }

    @Test
    void comparesEveryDistributionWithScipy() throws Exception {
        try (var lines = new BufferedReader(new InputStreamReader(
                DistributionsTest.class.getResourceAsStream(QUANTILES), StandardCharsets.UTF_8))) {
            List<String> compared = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";")[0])
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(compared).isEqualTo(Distributions.names());
        }
    }

    @Test
    void staysWithinWhatCanBeDrawn() {
        Distribution expon = Distributions.of(scipy("expon", ""));
        assertThat(expon.min()).isPositive().isLessThan(1e-15);
        assertThat(expon.max()).isBetween(36.0, 38.0);
        assertThat(expon.quantile(1)).isEqualTo(expon.max());
        assertThat(expon.within(0.5, 1.5)).isCloseTo(Math.exp(-0.5) - Math.exp(-1.5), Offset.offset(1e-12));
    }

    @Test
    void mixesZerosIn() {
        Distribution mixture =
                Distributions.of(new SamplerParams.BernoulliMixture(0.4, "norm", Map.of("loc", 0, "scale", 1)));
        assertThat(mixture.quantile(0.2)).isCloseTo(0, Offset.offset(1e-9));
        assertThat(mixture.quantile(0.5)).isZero();
        assertThat(mixture.quantile(0.79)).isZero();
        assertThat(mixture.quantile(0.9)).isCloseTo(0.674489750196082, Offset.offset(1e-9));
        assertThat(mixture.quantile(0.1)).isCloseTo(-0.674489750196082, Offset.offset(1e-9));
        Distribution never = Distributions.of(new SamplerParams.BernoulliMixture(0, "expon", Map.of("loc", 5)));
        assertThat(List.of(never.min(), never.quantile(0.5), never.max())).containsOnly(0.0);
        Distribution always = Distributions.of(new SamplerParams.BernoulliMixture(1, "expon", Map.of("loc", 5)));
        assertThat(always.min()).isGreaterThanOrEqualTo(5);
        assertThat(always.quantile(0.5)).isCloseTo(5 + Math.log(2), Offset.offset(1e-9));
    }

    @Test
    void countsSuccessesAndEvents() {
        assertThat(Distributions.of(new SamplerParams.Binomial(10, 0)).max()).isZero();
        assertThat(Distributions.of(new SamplerParams.Binomial(10, 1)).min()).isEqualTo(10);
        assertThat(Distributions.of(new SamplerParams.Binomial(0, 0.5)).max()).isZero();
        assertThat(Distributions.of(new SamplerParams.Poisson(0)).max()).isZero();
        assertThat(Distributions.of(new SamplerParams.Poisson(1e9)).quantile(0.5))
                .isCloseTo(1e9, Offset.offset(1.0));
    }

    @Test
    void tellsWhatIsWrongWithParameters() {
        assertThat(objections("gama", "a=1")).containsExactly("dist_name: did you mean 'gamma'?");
        assertThat(objections("gamma", "")).containsExactly("dist_params.a: a number greater than 0");
        assertThat(objections("gamma", "a=0,scale=-1,shape=2"))
                .containsExactly(
                        "dist_params.a: null", "dist_params.scale: null", "dist_params.shape: one of: a, loc, scale");
        assertThat(objections("binom", "n=2.5,p=0.5")).containsExactly("dist_params.n: null");
        assertThat(objections("poisson", "mu=2,scale=2")).containsExactly("dist_params.scale: one of: mu, loc");
        assertThat(objections("randint", "low=5,high=5")).containsExactly("dist_params: null");
        assertThat(objections("truncnorm", "a=2,b=1")).containsExactly("dist_params: null");
        assertThat(objections("loguniform", "a=3,b=2")).containsExactly("dist_params: null");
        assertThat(objections("pareto", "b=0.001")).containsExactly("dist_params: null");
        assertThat(objections("poisson", "mu=1,loc=0.5")).containsExactly("dist_params.loc: null");
    }

    private static List<String> objections(String name, String params) {
        SamplerParams.Scipy scipy = scipy(name, params);
        return Distributions.objections(name, scipy.distParams()).stream()
                .map((Objection objection) -> objection.field() + ": " + objection.suggestion())
                .toList();
    }

    private static SamplerParams.Scipy scipy(String name, String params) {
        Map<String, Number> values = new LinkedHashMap<>();
        Arrays.stream(params.split(","))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("="))
                .forEach(pair -> values.put(pair[0], Double.valueOf(pair[1])));
        return new SamplerParams.Scipy(name, values, null);
    }
}
