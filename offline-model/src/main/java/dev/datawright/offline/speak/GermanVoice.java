package dev.datawright.offline.speak;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.design.Assumption;
import dev.datawright.offline.design.Note;
import dev.datawright.offline.design.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class GermanVoice implements Voice {

    @Override
    public String identity() {
        return "Ich bin das eingebaute Offline-Modell von Datawright: Ich arbeite nach Regeln, nicht mit einem neuronalen Netz, und verstehe nur Formulierungen, für die ich gemacht bin. "
                + "Ein echtes Modell verbindest du mit `./datawright up --gateway-url … --gateway-key …`.";
    }

    @Override
    public String help() {
        return """
                Nenne mir die Spalten, die du brauchst; ich lege sie an. Zum Beispiel:

                - `400 Strafzettel mit Ticketnummer, Kennzeichen, Straße, Datum, Bußgeld zwischen 15 und 250 Euro und ob bezahlt (70 %)`
                - `füge einen Status hinzu: 70 % bezahlt, 20 % offen, Rest storniert`
                - `benenne Bußgeld in Betrag um`, `entferne die Straße`, `setze das Bußgeld auf 20 bis 300`
                - `das Rückgabedatum soll nach dem Mietdatum liegen`
                - `Vorschau`, dann `erzeuge 500 Zeilen`

                Ich verstehe Bereiche, Anteile, Wertelisten, Mittelwert und Standardabweichung, Daten, Namen und Adressen, Formeln und kurze Texte, auf Deutsch und Englisch.""";
    }

    @Override
    public String greeting() {
        return "Hallo. Beschreibe den Datensatz, den du brauchst, etwa `100 Kunden mit Name, E-Mail, Stadt und einem Anmeldedatum im Jahr 2025`.";
    }

    @Override
    public String welcome() {
        return "Gern. Sag mir, was sich ändern soll, oder `los`, wenn alles stimmt.";
    }

    @Override
    public String declined() {
        return "Es wird nichts erzeugt. Sag mir, was sich ändern soll.";
    }

    @Override
    public String column(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler);
            case ExpressionColumnConfig expression ->
                Templates.isPersonal(expression)
                        ? "aus einer erfundenen Person"
                        : "berechnet: `" + Templates.inner(expression.expr()) + "`";
            case LlmTextColumnConfig text -> "Text vom Modell " + text.modelAlias();
        };
    }

    private String sampler(SamplerColumnConfig column) {
        return switch (column.params()) {
            case SamplerParams.Uuid uuid ->
                uuid.shortForm()
                        ? "kurzer Code" + (uuid.prefix() == null ? "" : ", beginnt mit " + uuid.prefix())
                        : "UUID";
            case SamplerParams.Category category ->
                "einer von " + Templates.values(category.values(), category.weights());
            case SamplerParams.Subcategory sub -> "abhängig von " + sub.category();
            case SamplerParams.Uniform uniform ->
                "zwischen " + number(uniform.low()) + " und " + number(uniform.high());
            case SamplerParams.Gaussian gaussian ->
                "um " + number(gaussian.mean()) + ", Standardabweichung " + number(gaussian.stddev());
            case SamplerParams.Bernoulli bernoulli ->
                "ja oder nein, " + number(Math.rint(bernoulli.p() * 1e4) / 1e2) + " % ja";
            case SamplerParams.Datetime datetime ->
                Templates.isClock(column)
                        ? "Uhrzeit"
                        : "von " + datetime.start() + " bis " + Templates.lastDay(datetime.end());
            case SamplerParams.PersonFromFaker person -> "erfundene Personen (" + person.locale() + ")";
        };
    }

    @Override
    public String constraint(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                "`" + scalar.targetColumn() + " " + scalar.operator().sign() + " " + number(scalar.rhs()) + "`";
            case Constraint.ColumnInequality pair ->
                "`" + pair.targetColumn() + " " + pair.operator().sign() + " " + pair.rhs() + "`";
        };
    }

    @Override
    public String why(String quote, @Nullable Assumption assumption) {
        String words = quote.isEmpty() ? "" : "„" + quote + "“";
        if (assumption == null) {
            return words;
        }
        return (words.isEmpty() ? "" : words + "; ") + "Annahme: " + assumption(assumption);
    }

    @Override
    public String assumption(Assumption assumption) {
        return switch (assumption) {
            case Assumption.ShortCode code -> "kurze Codes in Großbuchstaben";
            case Assumption.Numbers numbers -> "zwischen " + number(numbers.low()) + " und " + number(numbers.high());
            case Assumption.OtherBound bound -> bound(bound.low(), bound.high());
            case Assumption.Spread spread -> "Standardabweichung " + number(spread.deviation());
            case Assumption.Days days -> "von " + days.start() + " bis " + days.end();
            case Assumption.Values values -> "die Werte " + String.join(", ", values.values());
            case Assumption.Share share -> number(share.percent()) + " % ja";
            case Assumption.PersonName name -> "der volle Name einer Person";
            case Assumption.Proportions proportions ->
                "die Anteile ergeben " + number(proportions.sum()) + " % und gelten im Verhältnis";
        };
    }

    private static String bound(@Nullable Double low, @Nullable Double high) {
        return low != null ? "nicht unter " + number(low) : high != null ? "nicht über " + number(high) : "";
    }

    @Override
    public String note(Note note) {
        return switch (note) {
            case Note.Assumed assumed -> "`" + assumed.column() + "`: " + assumption(assumed.assumption());
            case Note.NotUnderstood unclear ->
                "„" + unclear.text()
                        + "“ habe ich nicht verstanden. Kannst du es als Spalte, Änderung oder Zeilenzahl sagen?";
            case Note.UnknownColumn unknown ->
                "Eine Spalte „" + unknown.phrase() + "“ kenne ich nicht. Welche meinst du?";
            case Note.AlreadyThere there ->
                "`" + there.column() + "` gibt es schon; ich habe sie gelassen, wie sie ist.";
            case Note.BoundsCross cross ->
                "`" + cross.column() + "` kann nicht zwischen " + cross.low() + " und " + cross.high()
                        + " liegen: Die untere Grenze muss unter der oberen liegen. Was meinst du?";
            case Note.ShareTooLarge share ->
                "`" + share.column() + "` kann nicht in " + number(share.percent())
                        + " % der Zeilen zutreffen. Welcher Anteil zwischen 0 und 100 % soll es sein?";
            case Note.SharesTooLarge shares ->
                "Die Anteile von `" + shares.column() + "` ergeben " + number(shares.sum())
                        + " %. Höchstens 100 % sind möglich; welche sollen es sein?";
            case Note.SpreadNotPositive spread ->
                "Die Standardabweichung von `" + spread.column() + "` muss über 0 liegen. Welche soll es sein?";
            case Note.DoesNotFit fit ->
                "„" + fit.quote() + "“ passt nicht zu `" + fit.column()
                        + "`, wie die Spalte jetzt ist. Was soll sie enthalten?";
            case Note.CannotCompare compare ->
                "Ich kann nur Zahlen mit Zahlen und Daten mit Daten vergleichen; `" + compare.column() + "` und `"
                        + compare.other() + "` bleiben unabhängig. Soll ich eine davon ändern?";
            case Note.NeverHolds never ->
                "`" + never.column() + " " + never.sign() + " " + never.other()
                        + "` könnte mit den jetzigen Bereichen nie gelten. Welcher Bereich soll sich ändern?";
            case Note.StillUsed used ->
                "`" + used.column() + "` bleibt, denn daraus entsteht " + names(used.users()) + ". Soll das auch weg?";
            case Note.NameTaken taken ->
                "Eine Spalte `" + taken.name() + "` gibt es schon. Welcher andere Name soll es sein?";
            case Note.CannotCompute compute ->
                "`" + compute.column() + "` kann ich nicht berechnen: „" + compute.operand()
                        + "“ ist keine Zahlenspalte dieses Entwurfs. Welche Spalte meinst du?";
            case Note.NoColumnsFor subject ->
                "Welche Spalten soll "
                        + (subject.subject().isEmpty() ? "der Datensatz" : "der Datensatz über " + subject.subject())
                        + " haben?";
            case Note.Started started ->
                "Du hast keine Spalten genannt; ich habe mit den üblichen für " + started.subject()
                        + " begonnen. Sag mir, was sich ändern soll.";
        };
    }

    @Override
    public String built(List<ColumnConfig> columns) {
        String list = columns.stream()
                .map(column -> "- `" + column.name() + "`: " + column(column))
                .collect(Collectors.joining("\n"));
        return (columns.size() == 1
                        ? "Diese Spalte ist angelegt:"
                        : "Diese " + columns.size() + " Spalten sind angelegt:")
                + "\n\n" + list;
    }

    @Override
    public String constraintsSet(List<Constraint> constraints) {
        return constraints.isEmpty()
                ? "Es gibt keine Bedingungen mehr."
                : "Gilt in jeder Zeile: "
                        + constraints.stream().map(this::constraint).collect(Collectors.joining(", ")) + ".";
    }

    @Override
    public String removed(List<String> names) {
        return "Entfernt: " + names(names) + ".";
    }

    @Override
    public String assumptions(List<Note.Assumed> assumed) {
        return "Angenommen, weil du es nicht gesagt hast: "
                + assumed.stream().map(this::note).collect(Collectors.joining("; ")) + ".";
    }

    @Override
    public String columns(List<ColumnConfig> columns, @Nullable Long rows) {
        String list = columns.stream()
                .map(column -> "- `" + column.name() + "`: " + column(column))
                .collect(Collectors.joining("\n"));
        return "Der Entwurf hat " + columns.size() + (columns.size() == 1 ? " Spalte" : " Spalten")
                + (rows == null ? "" : " und soll " + rows(rows) + " haben") + ":\n\n" + list;
    }

    @Override
    public String nothingYet() {
        return "Es gibt noch keine Spalten. Beschreibe zuerst den Datensatz, etwa `100 Bestellungen mit Produkt, Menge und Preis`.";
    }

    @Override
    public String proposing(long rows) {
        return "Ich schlage vor, " + rows(rows) + " zu erzeugen; nichts beginnt, bevor du zustimmst.";
    }

    @Override
    public String askToGenerate(@Nullable Long rows) {
        return rows == null
                ? "Soll ich ihn erzeugen? Nenne mir die Zeilenzahl; ohne eine Zahl werden es 100."
                : "Soll ich " + rows(rows) + " erzeugen?";
    }

    @Override
    public String askBeforeGenerating() {
        return "Mit dem Erzeugen warte ich, bis das geklärt ist; mit `los` geht es so weiter, wie es ist.";
    }

    @Override
    public String previewShown() {
        return "Die ersten Zeilen stehen in der Vorschau. Sag mir, was sich ändern soll, oder `los`.";
    }

    @Override
    public String toolFailed(String tool, String text) {
        return "Das hat nicht geklappt. `" + tool + "` antwortete:\n\n> "
                + text.strip().replace("\n", "\n> ") + "\n\nBitte sag mir, was ich ändern soll.";
    }

    @Override
    public String leftOut(List<String> names) {
        return "Weggelassen, weil es abgelehnt wurde: " + names(names) + ".";
    }

    @Override
    public String jobAnswer(String text) {
        return text.isBlank() ? "Der Vorschlag wurde ohne ein Wort dazu beantwortet." : text.strip();
    }

    @Override
    public String declinedProposal() {
        return "Es wurde nichts erzeugt. Was soll anders sein?";
    }

    @Override
    public String unknownTool(String tool, String text) {
        return "`" + tool + "` antwortete: " + text.strip();
    }

    @Override
    public String notUnderstood() {
        return "Das habe ich nicht verstanden. Nenne mir die Spalten, etwa `Name, Alter zwischen 18 und 65 und Stadt`, oder was sich ändern soll.";
    }

    private static String names(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String rows(long rows) {
        return String.format(Locale.GERMAN, "%,d", rows) + (rows == 1 ? " Zeile" : " Zeilen");
    }

    private static String number(double number) {
        return Numbers.plain(number).replace('.', ',');
    }
}
