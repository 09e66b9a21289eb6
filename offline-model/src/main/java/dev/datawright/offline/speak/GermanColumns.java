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

/// What a column holds, in German.
final class GermanColumns {

    private GermanColumns() {}

    static String of(Shown shown) {
        Assumption assumption = shown.assumption();
        return of(shown.config(), shown.currency()) + (assumption == null ? "" : mark(assumption));
    }

    /// Bounds and lists are told already; what else was assumed is said.
    private static String mark(Assumption assumption) {
        return switch (assumption) {
            case Assumption.OtherBound bound -> " (angenommen: " + GermanNotes.of(bound) + ")";
            case Assumption.Proportions proportions -> " (" + GermanNotes.of(proportions) + ")";
            case Assumption.ShortCode _,
                    Assumption.Numbers _,
                    Assumption.Spread _,
                    Assumption.Days _,
                    Assumption.Values _,
                    Assumption.Share _,
                    Assumption.PersonName _ -> " (angenommen)";
        };
    }

    private static String of(ColumnConfig column, String currency) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler, currency);
            case ExpressionColumnConfig expression ->
                Templates.isCounting(expression.expr())
                        ? "zählt von Zeile zu Zeile weiter: `%s`, `%s`, …"
                                .formatted(
                                        Templates.counted(expression.expr(), 1),
                                        Templates.counted(expression.expr(), 2))
                        : !expression.expr().contains("{{")
                                ? "Texte der Form `%s`".formatted(expression.expr())
                                : Templates.isPersonal(expression)
                                        ? personal(expression.expr())
                                        : "berechnet: `" + Templates.inner(expression.expr()) + "`";
            case LlmCodeColumnConfig code ->
                "Code in " + code.codeLang().wireName() + " vom Modell " + code.modelAlias();
            case ModelColumnConfig text -> "Text vom Modell " + text.modelAlias();
            case SeedDatasetColumnConfig _ -> "aus deinen Daten";
            case EmbeddingColumnConfig embedding -> "ein Vektor zu `" + embedding.targetColumn() + "`";
            case ValidationColumnConfig validation ->
                "eine Prüfung von `" + String.join("`, `", validation.targetColumns()) + "`";
        };
    }

    private static String sampler(SamplerColumnConfig column, String currency) {
        return switch (column.params()) {
            case SamplerParams.Uuid uuid ->
                uuid.shortForm()
                        ? "kurzer Code" + (uuid.prefix() == null ? "" : ", beginnt mit " + uuid.prefix())
                        : "UUID";
            case SamplerParams.Category category -> one(category);
            case SamplerParams.Subcategory sub -> "abhängig von " + sub.category();
            case SamplerParams.Uniform uniform ->
                "zwischen " + number(uniform.low()) + " und " + money(uniform.high(), currency);
            case SamplerParams.Gaussian gaussian ->
                "um " + money(gaussian.mean(), currency) + ", Standardabweichung " + money(gaussian.stddev(), currency);
            case SamplerParams.Bernoulli bernoulli ->
                "ja oder nein, " + number(Math.rint(bernoulli.p() * 1e4) / 1e2) + " % ja";
            case SamplerParams.Datetime datetime ->
                Templates.isClock(column)
                        ? "Uhrzeit"
                        : "von " + datetime.start() + " bis " + Templates.lastDay(datetime.end());
            case SamplerParams.Poisson poisson -> "eine Anzahl, im Mittel " + number(poisson.mean());
            case SamplerParams.Binomial binomial ->
                "wie viele von " + number(binomial.n()) + ", jeweils mit " + number(Math.rint(binomial.p() * 1e4) / 1e2)
                        + " %";
            case SamplerParams.BernoulliMixture mixture ->
                "0, oder in " + number(Math.rint(mixture.p() * 1e4) / 1e2) + " % eine Zahl der Verteilung "
                        + mixture.distName();
            case SamplerParams.Scipy scipy -> "eine Zahl der Verteilung " + scipy.distName();
            case SamplerParams.Timedelta timedelta ->
                number(timedelta.dtMin()) + " bis " + number(timedelta.dtMax() - 1) + " " + unit(timedelta.unit())
                        + " nach " + timedelta.referenceColumnName();
            case SamplerParams.People people -> "erfundene Personen (" + people.locale() + ")";
        };
    }

    private static String unit(SamplerParams.Timedelta.Unit unit) {
        return switch (unit) {
            case DAY -> "Tage";
            case HOUR -> "Stunden";
            case MINUTE -> "Minuten";
            case SECOND -> "Sekunden";
        };
    }

    private static String money(double number, String currency) {
        return currency.isEmpty() ? number(number) : number(number) + " " + currency;
    }

    private static String one(SamplerParams.Category category) {
        return (category.values().size() == 1 ? "immer " : "einer der Werte ")
                + Templates.values(category.values(), category.weights());
    }

    /// Parts of the same made-up person, so that name, e-mail and city belong together.
    private static String personal(String expression) {
        return switch (Templates.part(expression)) {
            case "email" -> "E-Mail-Adresse, aus dem Namen gebildet";
            case "address" -> "Anschrift";
            case "full_name" -> "voller Name";
            case "first_name" -> "Vorname";
            case "last_name" -> "Nachname";
            case "street_name" -> "Straße";
            case "city" -> "Stadt";
            case "state" -> "Bundesland";
            case "postcode" -> "Postleitzahl";
            case "birth_date" -> "Geburtsdatum";
            case "age" -> "Alter in Jahren";
            case "sex" -> "Geschlecht";
            case "phone_number" -> "Telefonnummer";
            default -> "von einer erfundenen Person";
        };
    }

    /// Grouped from ten thousand on, so that a year stays one.
    private static String number(double number) {
        return Math.abs(number) >= 10_000 && number == Math.rint(number)
                ? String.format(Locale.GERMAN, "%,.0f", number)
                : Numbers.plain(number).replace('.', ',');
    }
}
