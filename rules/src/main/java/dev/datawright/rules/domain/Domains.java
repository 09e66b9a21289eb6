package dev.datawright.rules.domain;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.distribution.Distribution;
import dev.datawright.rules.distribution.Distributions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the domain of a column whose parameters are checked.
public final class Domains {

    /// Gaussian values stay within so many standard deviations; one in 10^15 would lie outside.
    public static final double GAUSSIAN_REACH = 8;

    private Domains() {}

    /// The column's values in order; empty for columns that have no order (texts, identifiers, people).
    public static Optional<Domain> of(SamplerColumnConfig column) {
        OptionalInt places = places(column);
        return switch (column.params()) {
            case SamplerParams.Uniform uniform -> numbers(uniform.low(), uniform.high(), places);
            case SamplerParams.Gaussian gaussian ->
                numbers(
                        gaussian.mean() - GAUSSIAN_REACH * gaussian.stddev(),
                        gaussian.mean() + GAUSSIAN_REACH * gaussian.stddev(),
                        places);
            case SamplerParams.Bernoulli bernoulli -> Optional.of(new Domain.Listed(bits(bernoulli.p())));
            case SamplerParams.Category category -> listed(column, category);
            case SamplerParams.Datetime datetime ->
                Optional.of(new Domain.Moments(DatetimeGrid.of(datetime, format(column))));
            case SamplerParams.Distributed distributed -> distributed(Distributions.of(distributed), places);
            case SamplerParams.Uuid _, SamplerParams.Subcategory _, SamplerParams.Timedelta _, SamplerParams.People _ ->
                Optional.empty();
        };
    }

    private static Optional<Domain> distributed(Distribution distribution, OptionalInt places) {
        return numbers(distribution.min(), distribution.max(), distribution.isDiscrete() ? OptionalInt.of(0) : places);
    }

    /// How many decimal places the column's numbers are rounded to; empty when they are not.
    public static OptionalInt places(SamplerColumnConfig column) {
        if ("int".equals(column.convertTo())) {
            return OptionalInt.of(0);
        }
        return switch (column.params()) {
            case SamplerParams.Uniform uniform -> optional(uniform.decimalPlaces());
            case SamplerParams.Gaussian gaussian -> optional(gaussian.decimalPlaces());
            case SamplerParams.Distributed distributed -> Distributions.places(distributed);
            case SamplerParams.Uuid _,
                    SamplerParams.Category _,
                    SamplerParams.Subcategory _,
                    SamplerParams.Bernoulli _,
                    SamplerParams.Datetime _,
                    SamplerParams.Timedelta _,
                    SamplerParams.People _ -> OptionalInt.empty();
        };
    }

    /// How the column writes its points in time.
    public static DateFormat format(SamplerColumnConfig column) {
        String pattern = column.convertTo();
        return pattern == null ? DateFormat.ISO : DateFormat.parse(pattern);
    }

    /// The numbers of a category column after conversion, in the order of its values; empty when one is no number.
    public static Optional<double[]> numbers(SamplerColumnConfig column, List<Object> values) {
        boolean converts = column.convertTo() != null && !column.convertTo().equals("str");
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            Optional<Double> number = number(values.get(i), converts);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = "int".equals(column.convertTo()) ? Math.rint(number.get()) : number.get();
        }
        return Optional.of(numbers);
    }

    /// The value as a finite number; a text counts only when it is to be converted.
    public static Optional<Double> number(Object value, boolean fromText) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        if (fromText && value instanceof String text) {
            try {
                double number = Double.parseDouble(text.strip());
                return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Domain> numbers(double low, double high, OptionalInt places) {
        if (places.isEmpty() || !Decimals.matters(Math.max(Math.abs(low), Math.abs(high)), places.getAsInt())) {
            return Optional.of(new Domain.Interval(low, high));
        }
        double power = Decimals.power(places.getAsInt());
        long first = (long) Math.ceil(low * power) - 1;
        while (first / power < low) {
            first++;
        }
        long last = (long) Math.floor(high * power) + 1;
        while (last / power > high) {
            last--;
        }
        return first > last ? Optional.empty() : Optional.of(new Domain.DecimalGrid(first, last, places.getAsInt()));
    }

    private static Optional<Domain> listed(SamplerColumnConfig column, SamplerParams.Category category) {
        return numbers(column, category.values()).map(numbers -> {
            List<Double> weights = category.weights();
            DoubleStream possible = IntStream.range(0, numbers.length)
                    .filter(i -> weights == null || weights.get(i) > 0)
                    .mapToDouble(i -> numbers[i]);
            return new Domain.Listed(possible.sorted().distinct().toArray());
        });
    }

    private static double[] bits(double p) {
        if (p <= 0) {
            return new double[] {0};
        }
        return p >= 1 ? new double[] {1} : new double[] {0, 1};
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
