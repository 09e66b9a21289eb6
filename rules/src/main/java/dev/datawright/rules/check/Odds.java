package dev.datawright.rules.check;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.distribution.Distribution;
import dev.datawright.rules.distribution.Distributions;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// How often constraints hold for values that are drawn without regard to them.
final class Odds {

    /// Into so many equally likely slices a distribution is cut to look at two of them together.
    private static final int SLICES = 500;

    private Odds() {}

    /// The share of the column's values that meet the bound.
    static double of(SamplerColumnConfig column, Constraint.ScalarInequality bound) {
        Distribution distribution = distribution(column);
        OptionalInt places = Domains.places(column);
        // A rounded value stands for everything that rounds to it.
        double half = places.isEmpty() || distribution.isDiscrete() ? 0 : 0.5 / Decimals.power(places.getAsInt());
        boolean greater = bound.operator().isGreater();
        boolean equal = bound.operator().allowsEqual();
        if (greater) {
            return 1 - distribution.cumulative(equal ? distribution.below(bound.rhs() - half) : bound.rhs() + half);
        }
        return distribution.cumulative(equal ? bound.rhs() + half : distribution.below(bound.rhs() - half));
    }

    /// The share of the pairs of which the first is smaller than the second, or as large.
    static double ofOrder(SamplerColumnConfig lower, SamplerColumnConfig upper) {
        Distribution smaller = distribution(lower);
        Distribution larger = distribution(upper);
        double sum = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            // By slices of the larger one, whose probabilities near 0 keep all of their digits.
            double value = larger.quantile((slice + 0.5) / SLICES);
            sum += smaller.cumulative(value);
        }
        return sum / SLICES;
    }

    /// The distribution of the keys that constraints compare.
    private static Distribution distribution(SamplerColumnConfig column) {
        return switch (column.params()) {
            case SamplerParams.Uniform uniform -> Distributions.uniform(uniform.low(), uniform.high());
            case SamplerParams.Gaussian gaussian -> Distributions.normal(gaussian.mean(), gaussian.stddev());
            case SamplerParams.Bernoulli bernoulli ->
                Distributions.weighted(new double[] {0, 1}, new double[] {1 - bernoulli.p(), bernoulli.p()});
            case SamplerParams.Category category -> {
                double[] weights = new double[category.values().size()];
                Arrays.fill(weights, 1);
                List<Double> given = category.weights();
                if (given != null) {
                    Arrays.setAll(weights, given::get);
                }
                yield Distributions.weighted(
                        Domains.numbers(column, category.values()).orElseThrow(), weights);
            }
            case SamplerParams.Datetime _ -> {
                Domain domain = Domains.of(column).orElseThrow();
                yield Distributions.uniform(domain.min(), domain.max());
            }
            case SamplerParams.Distributed distributed -> Distributions.of(distributed);
            case SamplerParams.Uuid _, SamplerParams.Subcategory _, SamplerParams.Timedelta _, SamplerParams.People _ ->
                throw new IllegalArgumentException("'" + column.name() + "' has no order");
        };
    }
}
