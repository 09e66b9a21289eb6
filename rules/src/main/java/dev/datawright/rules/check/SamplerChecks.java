package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.Dates;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.person.PersonFields;
import dev.datawright.rules.person.PersonLocales;
import dev.datawright.rules.words.Words;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be wrong with the parameters of a sampler.
final class SamplerChecks {

    private static final List<String> CONVERSIONS = List.of("float", "int", "str");
    /// Up to this every double can be rounded to a whole number of its own.
    private static final double LARGEST_WHOLE = 4e15;

    private final DataDesignerConfig config;

    SamplerChecks(DataDesignerConfig config) {
        this.config = config;
    }

    void check(SamplerColumnConfig column, Findings here) {
        Findings params = here.at("params");
        int before = here.count();
        switch (column.params()) {
            case SamplerParams.Uuid _ -> checkNotConverted(column, here);
            case SamplerParams.Category category -> {
                checkNumberConversion(column, here);
                checkCategory(column, category, params);
            }
            case SamplerParams.Subcategory subcategory -> {
                checkNumberConversion(column, here);
                checkSubcategory(column, subcategory, params);
            }
            case SamplerParams.Uniform uniform -> {
                checkNumberConversion(column, here);
                checkPlaces(uniform.decimalPlaces(), params);
                checkUniform(uniform, params);
            }
            case SamplerParams.Gaussian gaussian -> {
                checkNumberConversion(column, here);
                checkPlaces(gaussian.decimalPlaces(), params);
                checkGaussian(gaussian, params);
            }
            case SamplerParams.Bernoulli bernoulli -> {
                checkNumberConversion(column, here);
                if (!(bernoulli.p() >= 0 && bernoulli.p() <= 1)) {
                    params.at("p")
                            .add(
                                    "out-of-range",
                                    "The probability is " + Words.number(bernoulli.p()) + ", not between 0 and 1",
                                    "70 percent is 0.7");
                }
            }
            case SamplerParams.Datetime datetime -> checkDatetime(column, datetime, here);
            case SamplerParams.PersonFromFaker person -> {
                checkNotConverted(column, here);
                checkPerson(person, params);
            }
        }
        if (here.count() == before) {
            checkRounded(column, params);
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
            case SamplerParams.Uuid _,
                    SamplerParams.Category _,
                    SamplerParams.Subcategory _,
                    SamplerParams.Bernoulli _,
                    SamplerParams.Datetime _,
                    SamplerParams.PersonFromFaker _ -> {}
        }
    }

    private static void checkCategory(SamplerColumnConfig column, SamplerParams.Category category, Findings params) {
        checkValues(column, category.values(), params.at("values"));
        List<Double> weights = category.weights();
        if (weights == null) {
            return;
        }
        Findings here = params.at("weights");
        if (weights.size() != category.values().size()) {
            here.add(
                    "wrong-length",
                    "There are " + weights.size() + " weights for "
                            + category.values().size() + " values",
                    "give one weight for each value");
            return;
        }
        if (weights.stream().anyMatch(weight -> !(weight >= 0) || Double.isInfinite(weight))) {
            here.add("out-of-range", "A weight is negative or no number");
        } else if (!(weights.stream().mapToDouble(Double::doubleValue).sum() > 0)) {
            here.add("out-of-range", "All weights are 0, so no value could be drawn");
        } else if (Double.isInfinite(
                weights.stream().mapToDouble(Double::doubleValue).sum())) {
            here.add("out-of-range", "The weights are too large to add up");
        }
    }

    private static void checkValues(SamplerColumnConfig column, List<Object> values, Findings here) {
        if (values.isEmpty()) {
            here.add("empty", "There are no values to draw from");
        }
        Set<String> seen = new HashSet<>();
        boolean toNumber = column.convertTo() != null && Set.of("int", "float").contains(column.convertTo());
        for (Object value : values) {
            if (!seen.add(value.toString())) {
                here.add(
                        "duplicate-value",
                        "'" + Words.abbreviated(value.toString()) + "' is listed more than once",
                        "use weights to make a value more likely");
            }
            if (toNumber) {
                Optional<Double> number = Domains.number(value, true);
                if (number.isEmpty() || Math.abs(number.get()) > LARGEST_WHOLE && "int".equals(column.convertTo())) {
                    here.add(
                            "wrong-conversion",
                            "'" + Words.abbreviated(value.toString()) + "' cannot be converted to "
                                    + column.convertTo());
                }
            }
        }
    }

    private void checkSubcategory(SamplerColumnConfig column, SamplerParams.Subcategory subcategory, Findings params) {
        subcategory
                .values()
                .forEach((parent, values) ->
                        checkValues(column, values, params.at("values").at(parent)));
        Optional<ColumnConfig> parent = config.column(subcategory.category());
        Findings here = params.at("category");
        if (subcategory.category().equals(column.name())) {
            here.add("self-reference", "The column '" + column.name() + "' refers to itself");
        } else if (parent.isEmpty()) {
            List<String> names = config.columns().stream()
                    .map(ColumnConfig::name)
                    .filter(name -> !name.equals(column.name()))
                    .toList();
            here.add(
                    "unknown-column",
                    "There is no column '" + Words.abbreviated(subcategory.category()) + "'",
                    Words.suggest(subcategory.category(), names));
        } else if (parent.get() instanceof SamplerColumnConfig sampler
                && sampler.params() instanceof SamplerParams.Category category) {
            checkParents(category, subcategory, params.at("values"));
        } else {
            here.add("not-a-category", "'" + subcategory.category() + "' is not a category column");
        }
    }

    private static void checkParents(
            SamplerParams.Category category, SamplerParams.Subcategory subcategory, Findings here) {
        Set<String> parents = new LinkedHashSet<>();
        category.values().forEach(value -> parents.add(value.toString()));
        List<String> missing = new ArrayList<>(parents);
        missing.removeAll(subcategory.values().keySet());
        if (!missing.isEmpty()) {
            here.add(
                    "missing-parent",
                    "There are no values for " + Words.quoted(missing) + " of '" + subcategory.category() + "'");
        }
        for (String extra : subcategory.values().keySet()) {
            if (!parents.contains(extra)) {
                here.at(extra)
                        .add(
                                "unknown-parent",
                                "'" + Words.abbreviated(extra) + "' is not a value of '" + subcategory.category() + "'",
                                Words.suggest(extra, parents));
            }
        }
    }

    private static void checkDatetime(SamplerColumnConfig column, SamplerParams.Datetime datetime, Findings here) {
        Findings params = here.at("params");
        Optional<LocalDateTime> start = checkDate(datetime.start(), params.at("start"));
        Optional<LocalDateTime> end = checkDate(datetime.end(), params.at("end"));
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            params.at("end")
                    .add(
                            "empty-range",
                            "end (" + datetime.end() + ") is not after start (" + datetime.start()
                                    + "); the end itself is never drawn");
        }
        if (column.convertTo() != null) {
            try {
                DateFormat.parse(column.convertTo());
            } catch (IllegalArgumentException unsupported) {
                here.at("convert_to")
                        .add(
                                "wrong-conversion",
                                "convert_to of a datetime is a strftime pattern, but " + unsupported.getMessage(),
                                "such as %Y-%m-%d; supported: " + DateFormat.DIRECTIVES);
            }
        }
    }

    private static Optional<LocalDateTime> checkDate(String text, Findings here) {
        Optional<LocalDateTime> date = Dates.parse(text);
        if (date.isEmpty()) {
            here.add(
                    "not-a-date",
                    "'" + Words.abbreviated(text) + "' is not a date or time in ISO 8601",
                    "such as 2026-01-31 or 2026-01-31T09:30:00");
        }
        return date;
    }

    private static void checkPerson(SamplerParams.PersonFromFaker person, Findings params) {
        if (!PersonLocales.NAMES.contains(person.locale())) {
            params.at("locale")
                    .add(
                            "unknown-value",
                            "There are no people for the locale '" + Words.abbreviated(person.locale()) + "'",
                            "one of: " + String.join(", ", PersonLocales.NAMES));
        }
        if (person.sex() != null && !List.of("Male", "Female").contains(person.sex())) {
            params.at("sex")
                    .add("unknown-value", "'" + Words.abbreviated(person.sex()) + "' is neither Male nor Female");
        }
        if (person.city() != null && person.city().isEmpty()) {
            params.at("city").add("empty", "There are no cities to choose from", "leave 'city' out");
        }
        List<Integer> ages = person.ageRange();
        Findings here = params.at("age_range");
        if (ages.size() != 2) {
            here.add("wrong-length", "age_range has " + ages.size() + " numbers, not two", "such as [18, 65]");
        } else if (ages.getFirst() > ages.getLast()) {
            here.add("empty-range", "The youngest age " + ages.getFirst() + " is above the oldest " + ages.getLast());
        } else if (ages.getFirst() < PersonFields.YOUNGEST || ages.getLast() > PersonFields.OLDEST) {
            here.add(
                    "out-of-range",
                    "age_range " + ages + " is not within " + PersonFields.YOUNGEST + " to " + PersonFields.OLDEST);
        }
    }

    private static void checkNumberConversion(SamplerColumnConfig column, Findings here) {
        if (column.convertTo() != null && !CONVERSIONS.contains(column.convertTo())) {
            here.at("convert_to")
                    .add(
                            "wrong-conversion",
                            "A " + column.samplerType().wireName() + " column cannot be converted to '"
                                    + Words.abbreviated(column.convertTo()) + "'",
                            "one of: " + Words.list(CONVERSIONS));
        }
    }

    private static void checkNotConverted(SamplerColumnConfig column, Findings here) {
        if (column.convertTo() != null) {
            here.at("convert_to")
                    .add(
                            "wrong-conversion",
                            "A " + column.samplerType().wireName() + " column cannot be converted",
                            "leave convert_to out");
        }
    }
}
