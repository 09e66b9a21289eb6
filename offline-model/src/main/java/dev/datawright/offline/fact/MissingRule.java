package dev.datawright.offline.fact;

import dev.datawright.offline.text.Words;
import java.util.Set;

/// `10% empty`, `missing in a fifth of the rows`, `bei 20 % leer`: how often there is no value.
final class MissingRule implements FactRule {

    private static final Set<String> EMPTY = Words.of(
            "empty",
            "missing",
            "null",
            "nulls",
            "blank",
            "none",
            "nan",
            "leer",
            "fehlen",
            "fehlend",
            "fehlt",
            "leere",
            "absent",
            "unset",
            "unbekannt",
            "optional",
            "vides",
            "vide",
            "vacío",
            "vacíos");
    private static final Set<String> AROUND = Words.of(
            "is", "are", "in", "of", "the", "them", "rows", "cases", "values", "be", "for", "about", "with", "time",
            "bei", "der", "den", "fällen", "fälle", "zeilen", "davon", "sind", "ist", "werte", "left", "should", "soll",
            "to", "have", "has", "no", "value", "a", "share", "and", "und");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            boolean without = clause.token(i).is("without", "no", "ohne", "kein", "keine", "keinen")
                    && i + 1 < clause.size()
                    && clause.token(i + 1).is("value", "entry", "wert", "eintrag", "one");
            if (!clause.token(i).isIn(EMPTY) && !without) {
                continue;
            }
            for (int at = 0; at < clause.size(); at++) {
                Percents.Found found = Percents.at(clause.tokens(), at);
                if (found != null && found.percent() > 0 && found.percent() < 100 && joined(clause, i, found)) {
                    clause.take(
                            new Fact.Missing(found.percent()),
                            Math.min(i, found.start()),
                            Math.max(i + (without ? 2 : 1), found.end()));
                    return;
                }
            }
        }
    }

    /// Whether only small words stand between the share and the word.
    private static boolean joined(Clause clause, int word, Percents.Found share) {
        int from = Math.min(word + 1, share.end());
        int to = Math.max(word, share.start());
        for (int i = from; i < to; i++) {
            if (!clause.token(i).isIn(AROUND)) {
                return false;
            }
        }
        return true;
    }
}
