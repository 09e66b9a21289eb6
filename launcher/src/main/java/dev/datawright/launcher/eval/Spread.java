package dev.datawright.launcher.eval;

import dev.datawright.contract.design.SamplerParams;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How numbers are spread: as a sampler says, or as rows show.
///
/// @param certain whether a sampler says so; what rows show differs by chance
record Spread(double mean, double deviation, long values, boolean certain) {

    /// Absent for samplers whose mean is not known by a formula here.
    static @Nullable Spread of(@Nullable SamplerParams params) {
        return switch (params) {
            case SamplerParams.Gaussian normal -> certain(normal.mean(), normal.stddev());
            case SamplerParams.Poisson poisson -> certain(poisson.mean(), Math.sqrt(poisson.mean()));
            case SamplerParams.Uniform uniform ->
                certain((uniform.low() + uniform.high()) / 2, (uniform.high() - uniform.low()) / Math.sqrt(12));
            case SamplerParams.Binomial binomial ->
                certain(binomial.n() * binomial.p(), Math.sqrt(binomial.n() * binomial.p() * (1 - binomial.p())));
            case SamplerParams.Scipy scipy -> of(scipy);
            case null, default -> null;
        };
    }

    private static @Nullable Spread of(SamplerParams.Scipy scipy) {
        Map<String, Number> given = scipy.distParams();
        double location = given.getOrDefault("loc", 0).doubleValue();
        double scale = given.getOrDefault("scale", 1).doubleValue();
        return switch (scipy.distName()) {
            case "norm" -> certain(location, scale);
            case "expon" -> certain(location + scale, scale);
            case "gamma" -> {
                double shape = given.getOrDefault("a", 1).doubleValue();
                yield certain(location + shape * scale, Math.sqrt(shape) * scale);
            }
            default -> null;
        };
    }

    /// Absent for fewer than two numbers.
    static @Nullable Spread of(List<Double> numbers) {
        if (numbers.size() < 2) {
            return null;
        }
        double mean =
                numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        return new Spread(mean, Math.sqrt(squares / (numbers.size() - 1)), numbers.size(), false);
    }

    private static Spread certain(double mean, double deviation) {
        return new Spread(mean, deviation, 0, true);
    }

    /// How far the mean may be off by chance: four standard errors.
    double meanByChance() {
        return certain ? 1e-6 : 4 * deviation / Math.sqrt(values);
    }

    double deviationByChance() {
        return certain ? 1e-6 : 4 * deviation / Math.sqrt(2.0 * values);
    }

    /// The names that the format has for a sampler's distribution.
    static Set<String> kinds(@Nullable SamplerParams params) {
        return switch (params) {
            case SamplerParams.Gaussian _ -> Set.of("normal");
            case SamplerParams.Uniform _ -> Set.of("uniform");
            case SamplerParams.Poisson _ -> Set.of("poisson");
            case SamplerParams.Binomial _ -> Set.of("binomial");
            case SamplerParams.Scipy scipy ->
                switch (scipy.distName()) {
                    case "norm", "truncnorm" -> Set.of("normal");
                    case "uniform" -> Set.of("uniform");
                    case "poisson" -> Set.of("poisson");
                    case "binom" -> Set.of("binomial");
                    case "expon" -> Set.of("exponential");
                    case "lognorm" -> Set.of("lognormal");
                    case "gamma" ->
                        scipy.distParams().getOrDefault("a", 0).doubleValue() == 1
                                ? Set.of("gamma", "exponential")
                                : Set.of("gamma");
                    default -> Set.of();
                };
            case null, default -> Set.of();
        };
    }
}
