package dev.datawright.offline.speak;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.offline.design.Assumption;
import dev.datawright.offline.design.Numbers;
import java.util.Locale;

/// What a column holds, in English.
final class EnglishColumns {

    private EnglishColumns() {}

    static String of(Shown shown) {
        Assumption assumption = shown.assumption();
        return of(shown.config(), shown.currency()) + (assumption == null ? "" : mark(assumption));
    }

    /// Bounds and lists are told already; what else was assumed is said.
    private static String mark(Assumption assumption) {
        return switch (assumption) {
            case Assumption.OtherBound bound -> " (assumed: " + EnglishNotes.of(bound) + ")";
            case Assumption.Proportions proportions -> " (" + EnglishNotes.of(proportions) + ")";
            case Assumption.ShortCode _,
                    Assumption.Numbers _,
                    Assumption.Spread _,
                    Assumption.Days _,
                    Assumption.Values _,
                    Assumption.Share _,
                    Assumption.PersonName _ -> " (assumed)";
        };
    }

    private static String of(ColumnConfig column, String currency) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler, currency);
            case ExpressionColumnConfig expression ->
                Templates.isCounting(expression.expr())
                        ? "counts on from row to row: `%s`, `%s`, …"
                                .formatted(
                                        Templates.counted(expression.expr(), 1),
                                        Templates.counted(expression.expr(), 2))
                        : !expression.expr().contains("{{")
                                ? "texts of the form `%s`".formatted(expression.expr())
                                : Templates.isPersonal(expression)
                                        ? personal(expression.expr())
                                        : "computed: `" + Templates.inner(expression.expr()) + "`";
            case LlmCodeColumnConfig code ->
                code.codeLang().wireName() + " code by the " + code.modelAlias() + " model";
            case ModelColumnConfig text -> "text by the " + text.modelAlias() + " model";
            case SeedDatasetColumnConfig _ -> "taken from your data";
            case EmbeddingColumnConfig embedding -> "a vector for `" + embedding.targetColumn() + "`";
            case ValidationColumnConfig validation ->
                "a check of `" + String.join("`, `", validation.targetColumns()) + "`";
        };
    }

    private static String sampler(SamplerColumnConfig column, String currency) {
        return switch (column.params()) {
            case SamplerParams.Uuid uuid ->
                uuid.shortForm()
                        ? "short code" + (uuid.prefix() == null ? "" : " starting with " + uuid.prefix())
                        : "UUID";
            case SamplerParams.Category category -> one(category);
            case SamplerParams.Subcategory sub -> "depends on " + sub.category();
            case SamplerParams.Uniform uniform ->
                "between " + money(uniform.low(), currency) + " and " + money(uniform.high(), currency);
            case SamplerParams.Gaussian gaussian ->
                "around " + money(gaussian.mean(), currency) + ", standard deviation "
                        + money(gaussian.stddev(), currency);
            case SamplerParams.Bernoulli bernoulli ->
                "yes or no, " + number(Math.rint(bernoulli.p() * 1e4) / 1e2) + " % yes";
            case SamplerParams.Datetime datetime ->
                Templates.isClock(column)
                        ? "time of day"
                        : "from " + datetime.start() + " to " + Templates.lastDay(datetime.end());
            case SamplerParams.Poisson poisson -> "a count, " + number(poisson.mean()) + " on average";
            case SamplerParams.Binomial binomial ->
                "how many of " + number(binomial.n()) + ", each with " + number(Math.rint(binomial.p() * 1e4) / 1e2)
                        + " %";
            case SamplerParams.BernoulliMixture mixture ->
                "0, or in " + number(Math.rint(mixture.p() * 1e4) / 1e2) + " % a number of the distribution "
                        + mixture.distName();
            case SamplerParams.Scipy scipy -> "a number of the distribution " + scipy.distName();
            case SamplerParams.Timedelta timedelta ->
                number(timedelta.dtMin()) + " to " + number(timedelta.dtMax() - 1) + " " + unit(timedelta.unit())
                        + " after " + timedelta.referenceColumnName();
            case SamplerParams.People people -> "made-up people (" + people.locale() + ")";
        };
    }

    private static String unit(SamplerParams.Timedelta.Unit unit) {
        return switch (unit) {
            case DAY -> "days";
            case HOUR -> "hours";
            case MINUTE -> "minutes";
            case SECOND -> "seconds";
        };
    }

    private static String money(double number, String currency) {
        String plain = number(number);
        return currency.length() == 1
                ? plain.startsWith("-") ? "-" + currency + plain.substring(1) : currency + plain
                : currency.isEmpty() ? plain : currency + " " + plain;
    }

    private static String one(SamplerParams.Category category) {
        return (category.values().size() == 1 ? "always " : "one of ")
                + Templates.values(category.values(), category.weights());
    }

    /// Parts of the same made-up person, so that name, e-mail and city belong together.
    private static String personal(String expression) {
        return switch (Templates.part(expression)) {
            case "email" -> "e-mail address, made from the name";
            case "address" -> "postal address";
            case "full_name" -> "full name";
            case "first_name" -> "first name";
            case "last_name" -> "last name";
            case "street_name" -> "street";
            case "city" -> "city";
            case "state" -> "state";
            case "postcode" -> "postcode";
            case "birth_date" -> "birth date";
            case "age" -> "age in years";
            case "sex" -> "sex";
            case "phone_number" -> "phone number";
            default -> "of a made-up person";
        };
    }

    /// Grouped from ten thousand on, so that a year stays one.
    private static String number(double number) {
        return Math.abs(number) >= 10_000 && number == Math.rint(number)
                ? String.format(Locale.ENGLISH, "%,.0f", number)
                : Numbers.plain(number);
    }
}
