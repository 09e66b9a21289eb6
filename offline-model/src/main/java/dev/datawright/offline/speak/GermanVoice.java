package dev.datawright.offline.speak;

import dev.datawright.contract.design.Constraint;
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
        return "Ich bin das eingebaute Offline-Modell und arbeite nach Regeln; `./datawright up --gateway-url … --gateway-key …` verbindet ein echtes.";
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
    public String constraint(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                "`" + scalar.targetColumn() + " " + scalar.operator().sign() + " " + number(scalar.rhs()) + "`";
            case Constraint.ColumnInequality pair ->
                "`" + pair.targetColumn() + " " + pair.operator().sign() + " " + pair.rhs() + "`";
            case Constraint.Unique unique -> "kein Wert von `" + unique.targetColumn() + "` doppelt";
        };
    }

    @Override
    public String column(Shown column) {
        return GermanColumns.of(column);
    }

    @Override
    public String assumption(Assumption assumption) {
        return GermanNotes.of(assumption);
    }

    @Override
    public String note(Note note) {
        return GermanNotes.of(note);
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
    public String built(List<Shown> columns) {
        String marked = columns.stream().anyMatch(column -> column.assumption() != null)
                ? "\n\nWas du nicht gesagt hast, ist als angenommen gekennzeichnet."
                : "";
        return (columns.size() == 1
                        ? "Diese Spalte ist angelegt:"
                        : "Diese " + columns.size() + " Spalten sind angelegt:")
                + "\n\n" + list(columns) + marked;
    }

    private static String list(List<Shown> columns) {
        return columns.stream()
                .map(column -> "- `" + column.config().name() + "`: " + GermanColumns.of(column))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String renamed(String from, String to) {
        return "`" + from + "` heißt jetzt `" + to + "`.";
    }

    @Override
    public String because(Shown column, String why) {
        return "`" + column.config().name() + "` ist " + GermanColumns.of(column) + ". "
                + (why.isBlank()
                        ? "Ein Grund ist nicht vermerkt: Die Spalte wurde von Hand gesetzt oder kam mit einer anderen Änderung."
                        : "Das kommt von: " + why + ".");
    }

    @Override
    public String undo() {
        return "Selbst kann ich nichts zurücknehmen. Neben jeder Änderung in diesem Chat steht ein Rückgängig, und der Verlauf neben der Tabelle holt jede frühere Fassung zurück.";
    }

    @Override
    public String proposingMore(long rows) {
        return "Ich schlage " + rows(rows)
                + " zusätzlich zu denen des letzten Auftrags vor; nichts beginnt, bevor du zustimmst.";
    }

    @Override
    public String constraintsSet(List<Constraint> constraints) {
        return constraints.isEmpty()
                ? "Es gibt keine Bedingungen mehr."
                : "Gilt in jeder Zeile: "
                        + constraints.stream().map(this::constraint).collect(Collectors.joining(", ")) + ".";
    }

    @Override
    public String ordered(List<String> names) {
        return "Die Spalten stehen jetzt in dieser Reihenfolge: " + names(names) + ".";
    }

    @Override
    public String removed(List<String> names) {
        return "Entfernt: " + names(names) + ".";
    }

    @Override
    public String columns(List<Shown> columns, @Nullable Long rows) {
        return "Der Entwurf hat " + columns.size() + (columns.size() == 1 ? " Spalte" : " Spalten")
                + (rows == null ? "" : " und soll " + rows(rows) + " haben") + ":\n\n" + list(columns);
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
