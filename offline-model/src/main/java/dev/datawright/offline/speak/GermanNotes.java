package dev.datawright.offline.speak;

import dev.datawright.offline.design.Assumption;
import dev.datawright.offline.design.Note;
import dev.datawright.offline.design.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person should be told, in German.
final class GermanNotes {

    private GermanNotes() {}

    static String of(Note note) {
        return switch (note) {
            case Note.Assumed assumed -> "`" + assumed.column() + "`: " + of(assumed.assumption());
            case Note.NotUnderstood unclear ->
                "„" + unclear.text()
                        + "“ habe ich nicht verstanden. Kannst du es als Spalte, Änderung oder Zeilenzahl sagen?";
            case Note.Contradicts two ->
                "„" + two.one() + "“ und „" + two.other()
                        + "“ widersprechen sich: Beides zugleich ist unmöglich. Was gilt?";
            case Note.TooFewValues few ->
                "`" + few.column() + "` hat " + few.values()
                        + " verschiedene Werte und kann deshalb nicht in jeder von " + few.rows()
                        + " Zeilen anders sein. Dürfen sich Werte wiederholen, oder sollen es weniger Zeilen sein?";
            case Note.NoSuchDay day -> "Den Tag " + day.text() + " gibt es nicht. Welchen meinst du?";
            case Note.NoRows none -> "Mindestens eine Zeile muss es sein. Wie viele möchtest du?";
            case Note.TooManyRows many ->
                "Ein Auftrag macht höchstens " + rows(many.most()) + ", nicht " + rows(many.rows())
                        + ". Wie viele möchtest du?";
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

    static String of(Assumption assumption) {
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
