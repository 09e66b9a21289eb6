package dev.datawright.rules.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.CauchyDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.FoldedNormalDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.GeometricDistribution;
import org.apache.commons.statistics.distribution.GumbelDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.LaplaceDistribution;
import org.apache.commons.statistics.distribution.LevyDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.LogUniformDistribution;
import org.apache.commons.statistics.distribution.LogisticDistribution;
import org.apache.commons.statistics.distribution.NakagamiDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.distribution.TrapezoidalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.UniformDiscreteDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.apache.commons.statistics.distribution.ZipfDistribution;

/// The distributions of scipy.stats that are drawn from, by scipy's names and parametrisation
/// (https://docs.scipy.org/doc/scipy/reference/stats.html).
enum ScipyFamily {
    BERNOULLI(discrete(0, shapes -> BinomialDistribution.of(1, shapes[0])), Shape.share("p")),
    BETA(continuous(shapes -> BetaDistribution.of(shapes[0], shapes[1])), Shape.positive("a"), Shape.positive("b")),
    BINOM(
            discrete(0, shapes -> BinomialDistribution.of((int) shapes[0], shapes[1])),
            Shape.count("n"),
            Shape.share("p")),
    CAUCHY(continuous(shapes -> CauchyDistribution.of(0, 1))),
    CHI2(continuous(shapes -> ChiSquaredDistribution.of(shapes[0])), Shape.positive("df")),
    ERLANG(continuous(shapes -> GammaDistribution.of(shapes[0], 1)), Shape.positive("a")),
    EXPON(continuous(shapes -> ExponentialDistribution.of(1))),
    F(continuous(shapes -> FDistribution.of(shapes[0], shapes[1])), Shape.positive("dfn"), Shape.positive("dfd")),
    FOLDNORM(continuous(shapes -> FoldedNormalDistribution.of(shapes[0], 1)), Shape.notNegative("c")),
    GAMMA(continuous(shapes -> GammaDistribution.of(shapes[0], 1)), Shape.positive("a")),
    /// scipy counts the successful trial too.
    GEOM(discrete(1, shapes -> GeometricDistribution.of(shapes[0])), Shape.positiveShare("p")),
    GUMBEL_R(continuous(shapes -> GumbelDistribution.of(0, 1))),
    HALFNORM(continuous(shapes -> FoldedNormalDistribution.of(0, 1))),
    HYPERGEOM(
            discrete(0, shapes -> HypergeometricDistribution.of((int) shapes[0], (int) shapes[1], (int) shapes[2])),
            Shape.count("M"),
            Shape.count("n"),
            Shape.count("N")),
    LAPLACE(continuous(shapes -> LaplaceDistribution.of(0, 1))),
    LEVY(continuous(shapes -> LevyDistribution.of(0, 1))),
    LOGISTIC(continuous(shapes -> LogisticDistribution.of(0, 1))),
    LOGNORM(continuous(shapes -> LogNormalDistribution.of(0, shapes[0])), Shape.positive("s")),
    LOGUNIFORM(
            continuous(shapes -> LogUniformDistribution.of(shapes[0], shapes[1])),
            Shape.positive("a"),
            Shape.positive("b")),
    NAKAGAMI(continuous(shapes -> NakagamiDistribution.of(shapes[0], 1)), Shape.positive("nu")),
    NBINOM(counted(ScipyFamily::negativeBinomial), Shape.positive("n"), Shape.positiveShare("p")),
    NORM(continuous(shapes -> NormalDistribution.of(0, 1))),
    PARETO(continuous(shapes -> ParetoDistribution.of(1, shapes[0])), Shape.positive("b")),
    POISSON(counted(ScipyFamily::poisson), Shape.mean("mu")),
    RANDINT(
            discrete(0, shapes -> UniformDiscreteDistribution.of((int) shapes[0], (int) shapes[1] - 1)),
            Shape.whole("low"),
            Shape.whole("high")),
    RAYLEIGH(continuous(shapes -> WeibullDistribution.of(2, Math.sqrt(2)))),
    RECIPROCAL(
            continuous(shapes -> LogUniformDistribution.of(shapes[0], shapes[1])),
            Shape.positive("a"),
            Shape.positive("b")),
    T(continuous(shapes -> TDistribution.of(shapes[0])), Shape.positive("df")),
    TRAPEZOID(
            continuous(shapes -> TrapezoidalDistribution.of(0, shapes[0], shapes[1], 1)),
            Shape.share("c"),
            Shape.share("d")),
    TRIANG(continuous(shapes -> TriangularDistribution.of(0, shapes[0], 1)), Shape.share("c")),
    TRUNCNORM(
            continuous(shapes -> TruncatedNormalDistribution.of(0, 1, shapes[0], shapes[1])),
            Shape.any("a"),
            Shape.any("b")),
    UNIFORM(continuous(shapes -> UniformContinuousDistribution.of(0, 1))),
    WEIBULL_MIN(continuous(shapes -> WeibullDistribution.of(shapes[0], 1)), Shape.positive("c")),
    ZIPF(counted(ScipyFamily::zipf), Shape.aboveOne("a")),
    ZIPFIAN(
            discrete(0, shapes -> ZipfDistribution.of((int) shapes[1], shapes[0])),
            Shape.notNegative("a"),
            Shape.count("n"));

    /// Their names in scipy, in alphabetical order.
    static final List<String> NAMES =
            Arrays.stream(values()).map(ScipyFamily::scipyName).toList();

    private final Maker maker;
    private final List<Shape> shapes;

    ScipyFamily(Maker maker, Shape... shapes) {
        this.maker = maker;
        this.shapes = List.of(shapes);
    }

    static Optional<ScipyFamily> of(String scipyName) {
        return Arrays.stream(values())
                .filter(family -> family.scipyName().equals(scipyName))
                .findFirst();
    }

    String scipyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Shape> shapes() {
        return shapes;
    }

    boolean isDiscrete() {
        return maker.isDiscrete();
    }

    /// The parameters it takes by name, those that it needs first.
    List<String> parameters() {
        List<String> names = new ArrayList<>(shapes.stream().map(Shape::name).toList());
        names.add("loc");
        if (!isDiscrete()) {
            names.add("scale");
        }
        return names;
    }

    /// @param shapes in the order of [#shapes], each sound by itself
    /// @throws IllegalArgumentException when they do not fit together
    Distribution distribution(double[] shapeValues, double location, double scale) {
        return maker.making().make(shapeValues, location, scale);
    }

    private record Maker(boolean isDiscrete, Making making) {}

    /// Makes a distribution of sound parameters.
    private interface Making {
        Distribution make(double[] shapes, double location, double scale);
    }

    private static Maker continuous(Function<double[], ContinuousDistribution> standard) {
        return new Maker(false, (shapes, location, scale) -> new Continuous(standard.apply(shapes), location, scale));
    }

    private static Maker discrete(int shift, Function<double[], DiscreteDistribution> standard) {
        return new Maker(
                true, (shapes, location, scale) -> new Discrete(standard.apply(shapes), (long) location + shift));
    }

    private static Maker counted(Making making) {
        return new Maker(true, making);
    }

    private static Distribution poisson(double[] shapes, double location, double scale) {
        DiscreteDistribution standard =
                shapes[0] == 0 ? UniformDiscreteDistribution.of(0, 0) : PoissonDistribution.of(shapes[0]);
        return new Discrete(standard, (long) location);
    }

    /// More than k failures before the n-th success: I_{1-p}(k + 1, n), for any n greater than 0.
    private static Distribution negativeBinomial(double[] shapes, double location, double scale) {
        double n = shapes[0];
        double p = shapes[1];
        return new Counted(
                (long) location, whole -> RegularizedBeta.value(1 - p, Math.max(0, whole - location) + 1, n));
    }

    private static Distribution zipf(double[] shapes, double location, double scale) {
        double power = shapes[0];
        double all = Zeta.from(1, power);
        return new Counted(1 + (long) location, whole -> Zeta.from(Math.max(1, whole - location) + 1, power) / all);
    }

    /// A parameter that gives a distribution its shape, and what it may be.
    record Shape(String name, double min, double max, boolean minIncluded, boolean isWhole) {

        /// Counts are kept as 32-bit numbers.
        private static final double LARGEST_COUNT = Integer.MAX_VALUE - 1;

        static Shape any(String name) {
            return new Shape(name, -Double.MAX_VALUE, Double.MAX_VALUE, true, false);
        }

        static Shape positive(String name) {
            return new Shape(name, 0, Double.MAX_VALUE, false, false);
        }

        static Shape notNegative(String name) {
            return new Shape(name, 0, Double.MAX_VALUE, true, false);
        }

        static Shape aboveOne(String name) {
            return new Shape(name, 1, Double.MAX_VALUE, false, false);
        }

        static Shape share(String name) {
            return new Shape(name, 0, 1, true, false);
        }

        static Shape positiveShare(String name) {
            return new Shape(name, 0, 1, false, false);
        }

        static Shape mean(String name) {
            return new Shape(name, 0, 1e9, true, false);
        }

        static Shape count(String name) {
            return new Shape(name, 0, LARGEST_COUNT, true, true);
        }

        static Shape whole(String name) {
            return new Shape(name, -LARGEST_COUNT, LARGEST_COUNT, true, true);
        }

        boolean allows(double value) {
            return (minIncluded ? value >= min : value > min)
                    && value <= max
                    && (!isWhole || value == Math.rint(value));
        }

        /// What it may be, such as `a number greater than 0`.
        String wanted() {
            String number = isWhole ? "a whole number" : "a number";
            if (min == -max) {
                return number;
            }
            String from = minIncluded ? " of at least " + (long) min : " greater than " + (long) min;
            return number + from + (max < LARGEST_COUNT ? " and at most " + (long) max : "");
        }
    }
}
