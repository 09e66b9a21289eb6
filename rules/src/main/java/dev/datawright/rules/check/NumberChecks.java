package dev.datawright.rules.check;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.distribution.Distribution;
import dev.datawright.rules.distribution.Distributions;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.words.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be wrong with the distribution of a number.
final class NumberChecks {

    /// Up to this every double can be rounded to a whole number of its own.
    static final double LARGEST_WHOLE = 4e15;

    private static final double LARGEST_MEAN = 1e9;

    private NumberChecks() {}

    static void check(SamplerColumnConfig column, Findings params) {
        int before = params.count();
        switch (column.params()) {
            case SamplerParams.Uniform uniform -> {
                checkPlaces(uniform.decimalPlaces(), params);
                checkUniform(uniform, params);
            }
            case SamplerParams.Gaussian gaussian -> {
                checkPlaces(gaussian.decimalPlaces(), params);
                checkGaussian(gaussian, params);
            }
            case SamplerParams.Bernoulli bernoulli -> checkShare(bernoulli.p(), params.at("p"));
            case SamplerParams.Poisson poisson -> {
                if (!(poisson.mean() >= 0 && poisson.mean() <= LARGEST_MEAN)) {
                    params.at("mean")
                            .add(
                                    "out-of-range",
                                    "The mean is " + Words.number(poisson.mean())
                                            + "; it must be between 0 and a billion");
                }
            }
            case SamplerParams.Binomial binomial -> {
                checkShare(binomial.p(), params.at("p"));
                if (binomial.n() < 0) {
                    params.at("n")
                            .add("out-of-range", "There are " + binomial.n() + " trials; at least 0 are possible");
                }
            }
            case SamplerParams.BernoulliMixture mixture -> {
                checkShare(mixture.p(), params.at("p"));
                checkNamed(mixture.distName(), mixture.distParams(), params);
            }
            case SamplerParams.Scipy scipy -> {
                checkPlaces(scipy.decimalPlaces(), params);
                checkNamed(scipy.distName(), scipy.distParams(), params);
            }
            case SamplerParams.Uuid _,
                    SamplerParams.Category _,
                    SamplerParams.Subcategory _,
                    SamplerParams.Datetime _,
                    SamplerParams.Timedelta _,
                    SamplerParams.People _ -> throw new IllegalArgumentException("No number: " + column.samplerType());
        }
        if (params.count() == before) {
            checkRounded(column, params);
        }
    }

    private static void checkShare(double p, Findings here) {
        if (!(p >= 0 && p <= 1)) {
            here.add(
                    "out-of-range",
                    "The probability is " + Words.number(p) + ", not between 0 and 1",
                    "70 percent is 0.7");
        }
    }

    private static void checkNamed(String distName, Map<String, Number> distParams, Findings params) {
        for (Distributions.Objection objection : Distributions.objections(distName, distParams)) {
            params.at(objection.field()).add(objection.code(), objection.message(), objection.suggestion());
        }
    }

    private static void checkUniform(SamplerParams.Uniform uniform, Findings params) {
        if (!Double.isFinite(uniform.low()) || !Double.isFinite(uniform.high() - uniform.low())) {
            params.add("not-a-number", "The range from low to high is not finite");
        } else if (uniform.low() > uniform.high()) {
            params.at("low")
                    .add(
                            "empty-range",
                            "low (" + Words.number(uniform.low()) + ") is greater than high ("
                                    + Words.number(uniform.high()) + ")",
                            "swap low and high");
        }
    }

    private static void checkGaussian(SamplerParams.Gaussian gaussian, Findings params) {
        double reach = Domains.GAUSSIAN_REACH * gaussian.stddev();
        if (!(gaussian.stddev() > 0)) {
            params.at("stddev")
                    .add(
                            "out-of-range",
                            "The standard deviation is " + Words.number(gaussian.stddev())
                                    + "; it must be greater than 0");
        } else if (!Double.isFinite(gaussian.mean() + reach) || !Double.isFinite(gaussian.mean() - reach)) {
            params.add("not-a-number", "The range around the mean is not finite");
        }
    }

    private static void checkPlaces(@Nullable Integer places, Findings params) {
        if (places != null && (places < 0 || places > Decimals.MOST_PLACES)) {
            params.at("decimal_places")
                    .add("out-of-range", "decimal_places is " + places + ", not between 0 and " + Decimals.MOST_PLACES);
        }
    }

    /// Rounding must leave a value within the range, and whole numbers must be exact.
    private static void checkRounded(SamplerColumnConfig column, Findings params) {
        boolean whole = "int".equals(column.convertTo());
        switch (column.params()) {
            case SamplerParams.Uniform uniform -> {
                if (whole && Math.max(Math.abs(uniform.low()), Math.abs(uniform.high())) > LARGEST_WHOLE) {
                    params.add("out-of-range", "Whole numbers beyond 4e15 are not exact");
                } else if (Domains.of(column).isEmpty()) {
                    params.add(
                            "empty-range",
                            "There is no " + (whole ? "whole number" : "number with so few decimal places")
                                    + " between " + Words.number(uniform.low()) + " and "
                                    + Words.number(uniform.high()),
                            "widen the range or allow more decimal places");
                }
            }
            case SamplerParams.Gaussian gaussian -> {
                double reach = Domains.GAUSSIAN_REACH * gaussian.stddev();
                if (whole && Math.abs(gaussian.mean()) + reach > LARGEST_WHOLE) {
                    params.add("out-of-range", "Whole numbers beyond 4e15 are not exact");
                } else if (Domains.of(column).isEmpty()) {
                    params.add(
                            "empty-range",
                            "There is no " + (whole ? "whole number" : "number with so few decimal places")
                                    + " near the mean",
                            "widen the spread or allow more decimal places");
                }
            }
            case SamplerParams.Distributed distributed -> {
                Distribution distribution = Distributions.of(distributed);
                double largest = Math.max(Math.abs(distribution.min()), Math.abs(distribution.max()));
                if (whole && !distribution.isDiscrete() && largest > LARGEST_WHOLE) {
                    params.add("out-of-range", "Whole numbers beyond 4e15 are not exact");
                } else if (Domains.of(column).isEmpty()) {
                    params.add(
                            "empty-range",
                            "There is no " + (whole ? "whole number" : "number with so few decimal places")
                                    + " that could be drawn",
                            "widen the spread or allow more decimal places");
                }
            }
            case SamplerParams.Uuid _,
                    SamplerParams.Category _,
                    SamplerParams.Subcategory _,
                    SamplerParams.Bernoulli _,
                    SamplerParams.Datetime _,
                    SamplerParams.Timedelta _,
                    SamplerParams.People _ -> {}
        }
    }
}
