package dev.datawright.offline.dialogue;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A column in one short line, for tables of expectations.
final class Notation {

    private static final int MOST_VALUES = 6;
    private static final Pattern FIELD = Pattern.compile("\\b(\\w+\\.\\w+)\\b");
    private static final Pattern MENTION = Pattern.compile("\\{\\{[^}]*?\\b([a-z]\\w*)(?: else '\\w+')? }}");

    private Notation() {}

    static String of(ColumnConfig column) {
        String hidden = column.drop() ? " hidden" : "";
        return column.name() + ": "
                + switch (column) {
                    case SamplerColumnConfig sampler -> of(sampler);
                    case ExpressionColumnConfig expression -> expression(expression.expr());
                    case LlmTextColumnConfig text ->
                        "text by " + text.modelAlias() + " of "
                                + MENTION.matcher(text.prompt())
                                        .results()
                                        .map(match -> match.group(1))
                                        .toList();
                    case ColumnConfig other -> other.columnType();
                }
                + hidden;
    }

    static String of(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                scalar.targetColumn() + " " + scalar.operator().sign() + " " + number(scalar.rhs());
            case Constraint.ColumnInequality column ->
                column.targetColumn() + " " + column.operator().sign() + " " + column.rhs();
            case Constraint.Unique unique -> unique.targetColumn() + " unique";
        };
    }

    private static String of(SamplerColumnConfig column) {
        if (!column.conditionalParams().isEmpty()) {
            SamplerColumnConfig base = column.withParams(column.params());
            return of(base)
                    + column.conditionalParams().entrySet().stream()
                            .map(entry -> "; if " + entry.getKey() + " " + of(base.withParams(entry.getValue())))
                            .collect(Collectors.joining());
        }
        String convert = column.convertTo() == null ? "" : " " + column.convertTo();
        return switch (column.params()) {
            case SamplerParams.Uuid uuid ->
                uuid.shortForm() ? "code" + (uuid.prefix() == null ? "" : " " + uuid.prefix()) : "uuid";
            case SamplerParams.Category category -> values(category.values(), category.weights());
            case SamplerParams.Subcategory sub ->
                "by " + sub.category() + " "
                        + sub.values().entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + values(entry.getValue(), null))
                                .collect(Collectors.joining(" "));
            case SamplerParams.Uniform uniform ->
                "uniform " + number(uniform.low()) + ".." + number(uniform.high()) + places(uniform.decimalPlaces())
                        + convert;
            case SamplerParams.Gaussian gaussian ->
                "bell " + number(gaussian.mean()) + "±" + number(gaussian.stddev()) + places(gaussian.decimalPlaces())
                        + convert;
            case SamplerParams.Bernoulli bernoulli -> "yes " + number(bernoulli.p() * 100) + "%";
            case SamplerParams.Datetime datetime -> datetime.start() + ".." + datetime.end() + convert;
            case SamplerParams.Distributed distributed -> distributed.toString();
            case SamplerParams.Timedelta timedelta ->
                timedelta.dtMin() + ".." + (timedelta.dtMax() - 1) + " "
                        + timedelta.unit().name().charAt(0) + " after " + timedelta.referenceColumnName();
            case SamplerParams.People people -> people.locale() + " " + people.ageRange();
        };
    }

    private static String expression(String expr) {
        List<String> fields = FIELD.matcher(expr)
                .results()
                .map(MatchResult::group)
                .filter(field -> !field.endsWith("example.com") && !field.equals("example.com"))
                .distinct()
                .toList();
        return expr.contains("@example.com")
                ? String.join(" ", fields) + " @example.com"
                : fields.isEmpty() ? "= " + expr.replaceAll("^\\{\\{ | }}$", "") : String.join(" ", fields);
    }

    private static String values(List<Object> values, @Nullable List<Double> weights) {
        String shown = IntStream.range(0, Math.min(MOST_VALUES, values.size()))
                .mapToObj(i -> values.get(i) + (weights == null ? "" : " " + number(weights.get(i) * 100) + "%"))
                .collect(Collectors.joining("|"));
        return values.size() > MOST_VALUES ? shown + "|… " + values.size() : shown;
    }

    private static String places(@Nullable Integer decimals) {
        return decimals == null ? "" : " d" + decimals;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(Math.rint(value * 1e6) / 1e6)
                .stripTrailingZeros()
                .toPlainString();
    }
}
