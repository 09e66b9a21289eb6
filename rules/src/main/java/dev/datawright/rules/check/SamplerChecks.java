package dev.datawright.rules.check;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be wrong with the parameters of a sampler.
final class SamplerChecks {

    private static final List<String> CONVERSIONS = List.of("float", "int", "str");

    private final OtherColumns columns;
    private final DateChecks dates;
    private final TemplateChecks templates;

    SamplerChecks(OtherColumns columns, TemplateChecks templates) {
        this.columns = columns;
        this.dates = new DateChecks(columns);
        this.templates = templates;
    }

    void check(SamplerColumnConfig column, Findings here) {
        checkParams(column, here, here.at("params"));
        Findings conditional = here.at("conditional_params");
        column.conditionalParams().forEach((condition, params) -> {
            Findings there = conditional.at(condition);
            templates.checkCondition(column, condition, there);
            checkParams(column.withParams(params), here, there);
        });
    }

    private void checkParams(SamplerColumnConfig column, Findings here, Findings params) {
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
            case SamplerParams.Uniform _,
                    SamplerParams.Gaussian _,
                    SamplerParams.Bernoulli _,
                    SamplerParams.Distributed _ -> {
                checkNumberConversion(column, here);
                NumberChecks.check(column, params);
            }
            case SamplerParams.Datetime datetime -> dates.check(column, datetime, here, params);
            case SamplerParams.Timedelta timedelta -> dates.check(column, timedelta, here, params);
            case SamplerParams.People people -> {
                checkNotConverted(column, here);
                PersonChecks.check(people, params);
            }
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
                if (number.isEmpty()
                        || Math.abs(number.get()) > NumberChecks.LARGEST_WHOLE && "int".equals(column.convertTo())) {
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
        Findings here = params.at("category");
        columns.find(column, subcategory.category(), here).ifPresent(parent -> {
            if (parent instanceof SamplerColumnConfig sampler && sampler.params() instanceof SamplerParams.Category) {
                checkParents(sampler, subcategory, params.at("values"));
            } else {
                here.add("not-a-category", "'" + subcategory.category() + "' is not a category column");
            }
        });
    }

    private static void checkParents(
            SamplerColumnConfig category, SamplerParams.Subcategory subcategory, Findings here) {
        Set<String> parents = new LinkedHashSet<>();
        for (SamplerParams params : category.allParams()) {
            if (params instanceof SamplerParams.Category listed) {
                listed.values().forEach(value -> parents.add(value.toString()));
            }
        }
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
