package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a column or a constraint says, as a person would say it.
public final class ColumnWords {
    private static final int SHOWN_VALUES = 6;

    private ColumnWords() {}

    /// The kind of value in one or two words.
    public static String kind(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler ->
                switch (sampler.params()) {
                    case SamplerParams.Uuid uuid -> "code";
                    case SamplerParams.Category category -> "choice";
                    case SamplerParams.Subcategory subcategory -> "dependent choice";
                    case SamplerParams.Uniform uniform -> isWhole(sampler) ? "whole number" : "number";
                    case SamplerParams.Gaussian gaussian -> isWhole(sampler) ? "whole number" : "number";
                    case SamplerParams.Bernoulli bernoulli -> "yes or no";
                    case SamplerParams.Datetime datetime -> isFine(datetime) ? "date and time" : "date";
                    case SamplerParams.Poisson poisson -> "count";
                    case SamplerParams.Binomial binomial -> "count";
                    case SamplerParams.BernoulliMixture mixture -> "number or 0";
                    case SamplerParams.Scipy scipy -> isWhole(sampler) ? "whole number" : "number";
                    case SamplerParams.Timedelta timedelta -> "date and time";
                    case SamplerParams.People people -> "person";
                };
            case ExpressionColumnConfig expression -> "computed " + dtype(expression.dtype());
            case LlmTextColumnConfig _ -> "written text";
            case LlmCodeColumnConfig code -> "written " + code.codeLang().wireName();
            case LlmStructuredColumnConfig _ -> "written object";
            case LlmJudgeColumnConfig _ -> "marks by a model";
            case SeedDatasetColumnConfig _ -> "from your data";
            case EmbeddingColumnConfig _ -> "vector";
            case ValidationColumnConfig _ -> "check";
        };
    }

    /// What the values are, in one sentence without its full stop.
    public static String sentence(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sentence(sampler);
            case ExpressionColumnConfig expression -> "Computed as " + expression.expr();
            case ModelColumnConfig text -> "Written by the model “%s”: %s".formatted(text.modelAlias(), text.prompt());
            case SeedDatasetColumnConfig _ -> "Taken from your data, where it has the same name";
            case EmbeddingColumnConfig embedding ->
                "A vector for %s, by the model “%s”".formatted(embedding.targetColumn(), embedding.modelAlias());
            case ValidationColumnConfig validation ->
                "Says whether %s is right".formatted(String.join(", ", validation.targetColumns()));
        };
    }

    /// A rule that holds in every row, such as `fine ≥ 15`.
    public static String rule(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                "%s %s %s".formatted(scalar.targetColumn(), sign(scalar), number(scalar.rhs()));
            case Constraint.ColumnInequality columns ->
                "%s %s %s".formatted(columns.targetColumn(), sign(columns), columns.rhs());
            case Constraint.Unique unique -> "no %s twice".formatted(unique.targetColumn());
        };
    }

    private static String sign(Constraint.Inequality inequality) {
        return switch (inequality.operator()) {
            case LT -> "<";
            case LE -> "≤";
            case GT -> ">";
            case GE -> "≥";
        };
    }

    private static String sentence(SamplerColumnConfig column) {
        StringBuilder text = new StringBuilder(ofParams(column));
        column.conditionalParams()
                .forEach((condition, params) -> text.append("; where ")
                        .append(condition)
                        .append(": ")
                        .append(ofParams(column.withParams(params))));
        return text.toString();
    }

    private static String ofParams(SamplerColumnConfig column) {
        return switch (column.params()) {
            case SamplerParams.Uuid uuid -> code(uuid);
            case SamplerParams.Category category -> choice(category);
            case SamplerParams.Subcategory subcategory ->
                "One of the values that belong to the row's %s".formatted(subcategory.category());
            case SamplerParams.Uniform uniform ->
                "%s from %s to %s, each equally likely%s"
                        .formatted(
                                isWhole(column) ? "A whole number" : "A number",
                                number(uniform.low()),
                                number(uniform.high()),
                                decimals(column, uniform.decimalPlaces()));
            case SamplerParams.Gaussian gaussian ->
                "%s around %s, with a standard deviation of %s%s"
                        .formatted(
                                isWhole(column) ? "Whole numbers" : "Numbers",
                                number(gaussian.mean()),
                                number(gaussian.stddev()),
                                decimals(column, gaussian.decimalPlaces()));
            case SamplerParams.Bernoulli bernoulli -> "Yes in %s of the rows".formatted(percent(bernoulli.p()));
            case SamplerParams.Datetime datetime ->
                "%s from %s until before %s"
                        .formatted(
                                isFine(datetime) ? "A time" : "A date",
                                moment(datetime.start()),
                                moment(datetime.end()));
            case SamplerParams.Poisson poisson -> "A count, %s on average".formatted(number(poisson.mean()));
            case SamplerParams.Binomial binomial ->
                "How many of %d succeed, each with %s".formatted(binomial.n(), percent(binomial.p()));
            case SamplerParams.BernoulliMixture mixture ->
                "0, or in %s of the rows a number of the distribution %s"
                        .formatted(percent(mixture.p()), named(mixture.distName(), mixture.distParams()));
            case SamplerParams.Scipy scipy ->
                "A number of the distribution %s%s"
                        .formatted(
                                named(scipy.distName(), scipy.distParams()), decimals(column, scipy.decimalPlaces()));
            case SamplerParams.Timedelta timedelta ->
                "%d to %d %s after %s"
                        .formatted(
                                timedelta.dtMin(),
                                timedelta.dtMax() - 1,
                                unit(timedelta.unit()),
                                timedelta.referenceColumnName());
            case SamplerParams.People people -> person(people);
        };
    }

    private static String named(String distribution, Map<String, Number> params) {
        return params.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + number(entry.getValue().doubleValue()))
                .collect(Collectors.joining(", ", distribution + " (", ")"))
                .replace(" ()", "");
    }

    private static String unit(SamplerParams.Timedelta.Unit unit) {
        return switch (unit) {
            case DAY -> "days";
            case HOUR -> "hours";
            case MINUTE -> "minutes";
            case SECOND -> "seconds";
        };
    }

    private static String code(SamplerParams.Uuid uuid) {
        StringBuilder text = new StringBuilder("A unique code of ")
                .append(uuid.shortForm() ? "8" : "32")
                .append(uuid.uppercase() ? " upper-case letters and digits" : " letters and digits");
        if (uuid.prefix() != null && !uuid.prefix().isEmpty()) {
            text.append(" after “").append(uuid.prefix()).append('”');
        }
        return text.toString();
    }

    private static String choice(SamplerParams.Category category) {
        List<Double> weights = category.weights();
        double total = weights == null
                ? 0
                : weights.stream().mapToDouble(Double::doubleValue).sum();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN_VALUES, category.values().size()); i++) {
            String value = String.valueOf(category.values().get(i));
            parts.add(
                    weights != null && i < weights.size() && total > 0
                            ? value + " (" + percent(weights.get(i) / total) + ")"
                            : value);
        }
        int more = category.values().size() - parts.size();
        return "One of %d: %s%s"
                .formatted(
                        category.values().size(), String.join(", ", parts), more > 0 ? " and " + more + " more" : "");
    }

    private static String person(SamplerParams.People person) {
        String ages = person.ageRange().stream().map(String::valueOf).collect(Collectors.joining(" to "));
        String sex = person.sex() == null ? "" : ", " + person.sex().toLowerCase(Locale.ROOT);
        List<String> cities = person.city();
        String city = cities == null || cities.isEmpty() ? "" : ", from " + String.join(" or ", cities);
        return "A person (%s), aged %s%s%s".formatted(person.locale(), ages, sex, city);
    }

    private static String dtype(ExpressionColumnConfig.Dtype dtype) {
        return switch (dtype) {
            case INT -> "whole number";
            case FLOAT -> "number";
            case STR -> "text";
            case BOOL -> "yes or no";
        };
    }

    private static boolean isWhole(SamplerColumnConfig column) {
        return "int".equals(column.convertTo());
    }

    private static boolean isFine(SamplerParams.Datetime datetime) {
        return switch (datetime.unit()) {
            case HOUR, MINUTE, SECOND -> true;
            case YEAR, MONTH, DAY -> false;
        };
    }

    private static String decimals(SamplerColumnConfig column, @Nullable Integer places) {
        if (places == null || isWhole(column)) {
            return "";
        }
        return switch (places) {
            case 0 -> ", without decimals";
            case 1 -> ", 1 decimal";
            default -> ", %d decimals".formatted(places);
        };
    }

    /// A midnight is a date; anything else keeps its time.
    private static String moment(String iso) {
        return iso.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", "").replace('T', ' ');
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String percent(double share) {
        return number(Math.round(share * 1000) / 10.0) + " %";
    }
}
