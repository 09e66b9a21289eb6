package dev.datawright.rules.distribution;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.distribution.ScipyFamily.Shape;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Finds the distribution that a sampler's parameters name.
public final class Distributions {

    /// Shares whose quantiles show whether the parameters can be computed with.
    private static final double[] PROBES = {0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999};

    private Distributions() {}

    /// The names in scipy.stats that are known here.
    public static List<String> names() {
        return ScipyFamily.NAMES;
    }

    /// The names of the parameters of a distribution; empty when it is not known.
    public static List<String> parameters(String distName) {
        return ScipyFamily.of(distName).map(ScipyFamily::parameters).orElse(List.of());
    }

    /// The distribution of checked parameters.
    public static Distribution of(SamplerParams.Distributed params) {
        return switch (params) {
            case SamplerParams.Poisson poisson -> scipy("poisson", Map.of("mu", poisson.mean()));
            case SamplerParams.Binomial binomial -> scipy("binom", Map.of("n", binomial.n(), "p", binomial.p()));
            case SamplerParams.Scipy scipy -> scipy(scipy.distName(), scipy.distParams());
            case SamplerParams.BernoulliMixture mixture ->
                new SometimesZero(scipy(mixture.distName(), mixture.distParams()), mixture.p());
        };
    }

    /// Each number equally likely from low to high.
    public static Distribution uniform(double low, double high) {
        return low == high
                ? weighted(new double[] {low}, new double[] {1})
                : scipy("uniform", Map.of("loc", low, "scale", high - low));
    }

    public static Distribution normal(double mean, double deviation) {
        return scipy("norm", Map.of("loc", mean, "scale", deviation));
    }

    /// A few numbers by weight, in any order.
    public static Distribution weighted(double[] numbers, double[] weights) {
        TreeMap<Double, Double> sums = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (weights[i] > 0) {
                sums.merge(numbers[i], weights[i], Double::sum);
            }
        }
        double total = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        double[] values = new double[sums.size()];
        double[] cumulative = new double[sums.size()];
        double sum = 0;
        int next = 0;
        for (Map.Entry<Double, Double> entry : sums.entrySet()) {
            sum += entry.getValue();
            values[next] = entry.getKey();
            cumulative[next] = sum / total;
            next++;
        }
        cumulative[next - 1] = 1;
        return new Listed(values, cumulative);
    }

    /// The decimal places that the parameters ask for; empty for none.
    public static OptionalInt places(SamplerParams.Distributed params) {
        return params instanceof SamplerParams.Scipy(var name, var values, @Nullable Integer places) && places != null
                ? OptionalInt.of(places)
                : OptionalInt.empty();
    }

    private static Distribution scipy(String name, Map<String, ? extends Number> params) {
        ScipyFamily family = ScipyFamily.of(name).orElseThrow();
        double[] shapes = family.shapes().stream()
                .mapToDouble(shape ->
                        Objects.requireNonNull(params.get(shape.name())).doubleValue())
                .toArray();
        return family.distribution(shapes, value(params, "loc", 0), value(params, "scale", 1));
    }

    /// Everything that keeps the name and the parameters from being a distribution.
    public static List<Objection> objections(String distName, Map<String, Number> params) {
        Optional<ScipyFamily> known = ScipyFamily.of(distName);
        if (known.isEmpty()) {
            return List.of(new Objection(
                    "dist_name",
                    "unknown-value",
                    "'" + Words.abbreviated(distName)
                            + "' is none of the distributions of scipy.stats that can be drawn" + " from",
                    Words.closest(distName, ScipyFamily.NAMES)
                            .map(closest -> "did you mean '" + closest + "'?")
                            .orElse("one of: " + String.join(", ", ScipyFamily.NAMES))));
        }
        ScipyFamily family = known.get();
        List<Objection> objections = new ArrayList<>();
        for (Shape shape : family.shapes()) {
            check(shape, params.get(shape.name()), family).ifPresent(objections::add);
        }
        checkPlace(family, params, objections);
        for (String name : params.keySet()) {
            if (!family.parameters().contains(name)) {
                objections.add(new Objection(
                        "dist_params." + name,
                        "unknown-field",
                        "The distribution " + distName + " has no parameter '" + Words.abbreviated(name) + "'",
                        "one of: " + String.join(", ", family.parameters())));
            }
        }
        if (objections.isEmpty()) {
            together(family, params).ifPresent(objections::add);
        }
        return objections;
    }

    private static Optional<Objection> check(Shape shape, @Nullable Number value, ScipyFamily family) {
        String field = "dist_params." + shape.name();
        if (value == null) {
            return Optional.of(new Objection(
                    field,
                    "missing-field",
                    "The distribution " + family.scipyName() + " needs '" + shape.name() + "'",
                    shape.wanted()));
        }
        return shape.allows(value.doubleValue())
                ? Optional.empty()
                : Optional.of(new Objection(
                        field,
                        "out-of-range",
                        "'" + shape.name() + "' is " + Words.number(value.doubleValue()) + "; it must be "
                                + shape.wanted(),
                        null));
    }

    private static void checkPlace(ScipyFamily family, Map<String, Number> params, List<Objection> objections) {
        double location = value(params, "loc", 0);
        if (!Double.isFinite(location) || family.isDiscrete() && !isWhole(location)) {
            objections.add(new Objection(
                    "dist_params.loc",
                    "out-of-range",
                    "'loc' is " + Words.number(location) + "; it must be "
                            + (family.isDiscrete() ? "a whole number" : "a finite number"),
                    null));
        }
        double scale = value(params, "scale", 1);
        if (!family.isDiscrete() && !(scale > 0 && Double.isFinite(scale))) {
            objections.add(new Objection(
                    "dist_params.scale",
                    "out-of-range",
                    "'scale' is " + Words.number(scale) + "; it must be greater than 0",
                    null));
        }
    }

    /// Parameters that are sound one by one may still contradict each other.
    private static Optional<Objection> together(ScipyFamily family, Map<String, Number> params) {
        try {
            Distribution made = scipy(family.scipyName(), params);
            if (DoubleStream.concat(
                            DoubleStream.of(made.min(), made.max()),
                            DoubleStream.of(PROBES).map(made::quantile))
                    .allMatch(Double::isFinite)) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException | ArithmeticException contradiction) {
            // Told below, in the words of the parameters.
        }
        return Optional.of(new Objection(
                "dist_params",
                "out-of-range",
                "These parameters make no distribution of finite numbers: "
                        + Words.list(params.entrySet().stream()
                                .map(entry -> entry.getKey() + " = " + entry.getValue())
                                .toList()),
                null));
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
    }

    private static double value(Map<String, ? extends Number> params, String name, double whenAbsent) {
        Number value = params.get(name);
        return value == null ? whenAbsent : value.doubleValue();
    }

    /// What is wrong with a field of the parameters.
    ///
    /// @param field such as `dist_params.scale`
    public record Objection(
            String field,
            String code,
            String message,
            @Nullable String suggestion) {}
}
