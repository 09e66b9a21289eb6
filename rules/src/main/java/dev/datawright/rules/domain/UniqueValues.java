package dev.datawright.rules.domain;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.words.Words;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the values of a column can be dealt out, each at most once, and how many there are.
public sealed interface UniqueValues {

    /// @param count at least 1
    record Dealt(long count) implements UniqueValues {}

    /// Each value is new by the way it is made.
    record Endless() implements UniqueValues {}

    /// @param reason goes on after the name of the column
    /// @param suggestion how to repair it
    record Impossible(String reason, String suggestion) implements UniqueValues {}

    /// @param column with checked parameters
    static UniqueValues of(SamplerColumnConfig column) {
        if (!column.conditionalParams().isEmpty()) {
            return new Impossible(
                    "has parameters by condition, and only one list of values can be dealt out", "make it two columns");
        }
        return switch (column.params()) {
            case SamplerParams.Uuid _ -> new Endless();
            case SamplerParams.Uniform _ ->
                Domains.of(column).orElseThrow() instanceof Domain.DecimalGrid grid
                        ? new Dealt(grid.last() - grid.first() + 1)
                        : new Impossible(
                                "is a number of any length, of which there is no list",
                                "give it decimal_places, or convert it to int");
            case SamplerParams.Category category -> listed(column, category);
            case SamplerParams.Datetime datetime -> moments(column, datetime);
            case SamplerParams.Subcategory _,
                    SamplerParams.Gaussian _,
                    SamplerParams.Bernoulli _,
                    SamplerParams.Distributed _,
                    SamplerParams.Timedelta _,
                    SamplerParams.People _ ->
                new Impossible(
                        "is a " + column.samplerType().wireName()
                                + " column, whose values are not all equally likely or not known before",
                        "use a uuid, a category, a uniform number or a datetime");
        };
    }

    private static UniqueValues listed(SamplerColumnConfig column, SamplerParams.Category category) {
        if (category.weights() != null) {
            return new Impossible(
                    "has weights, and values that come at most once cannot be more or less frequent",
                    "leave the weights out");
        }
        List<Object> values = category.values();
        String type = column.convertTo();
        Optional<double[]> numbers =
                type == null || type.equals("str") ? Optional.empty() : Domains.numbers(column, values);
        long distinct = numbers.map(found -> Arrays.stream(found).distinct().count())
                .orElseGet(() -> values.stream().map(String::valueOf).distinct().count());
        return distinct == values.size()
                ? new Dealt(distinct)
                : new Impossible("has values that are the same once they are converted", "leave convert_to out");
    }

    private static UniqueValues moments(SamplerColumnConfig column, SamplerParams.Datetime params) {
        DateFormat format = Domains.format(column);
        ChronoUnit unit = DatetimeGrid.chronoUnit(params.unit());
        Optional<ChronoUnit> finest = format.resolution();
        if (finest.isEmpty() || finest.get().compareTo(unit) > 0) {
            return new Impossible(
                    "is written without its " + unit.toString().toLowerCase(Locale.ROOT)
                            + ", so different points in time look alike",
                    "choose a coarser unit, or a longer format");
        }
        return new Dealt(DatetimeGrid.of(params, format).count());
    }

    /// Why so many rows are too many; empty when they are not.
    ///
    /// @param column the name
    static Optional<String> tooMany(String column, UniqueValues values, long rows) {
        return values instanceof Dealt(long count) && rows > count
                ? Optional.of("'" + column + "' is to have no value twice and has only " + Words.number(count)
                        + (count == 1 ? " value" : " values") + ", so " + Words.number(rows) + " rows cannot be made")
                : Optional.empty();
    }
}
