package dev.datawright.offline.fact;

import dev.datawright.offline.fact.Percents.Found;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.Map;
import java.util.Set;

/// `70% are`, `half of them`, `one in ten`: how often yes.
final class ShareRule implements FactRule {

    private static final Set<String> AFTER = Words.of(
            "are", "is", "of", "them", "the", "yes", "true", "time", "cases", "rows", "sind", "ist", "davon", "ja",
            "wahr", "der", "fälle", "have", "has", "been", "were", "was", "in", "chance", "do", "all", "aller",
            "dieser");

    /// Figures for words that name none.
    static final Map<String, Double> VAGUE = Map.ofEntries(
            Map.entry("mostly", 80.0),
            Map.entry("usually", 80.0),
            Map.entry("often", 60.0),
            Map.entry("oft", 60.0),
            Map.entry("meist", 80.0),
            Map.entry("meistens", 80.0),
            Map.entry("überwiegend", 80.0),
            Map.entry("sometimes", 30.0),
            Map.entry("manchmal", 30.0),
            Map.entry("rarely", 10.0),
            Map.entry("seldom", 10.0),
            Map.entry("selten", 10.0));
    /// These mean a share only where nothing else stands, as in `(most)`.
    private static final Map<String, Double> BRACKETED =
            Map.of("most", 80.0, "meisten", 80.0, "few", 20.0, "wenigsten", 20.0);

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            if (readVague(clause, i)) {
                return;
            }
        }
        for (int i = 0; i < clause.size(); i++) {
            Found found = Percents.at(clause.tokens(), i);
            if (found != null && clause.isFree(i, found.end())) {
                int end = found.end();
                while (end < clause.size() && clause.token(end).isIn(AFTER)) {
                    end++;
                }
                clause.take(
                        new Fact.Share(negated(clause, end) ? 100 - found.percent() : found.percent(), false), i, end);
                return;
            }
        }
    }

    private static boolean readVague(Clause clause, int at) {
        String word = clause.token(at).lower();
        boolean bracketed = at > 0
                && at + 1 < clause.size()
                && clause.token(at + 1).is(")")
                && (clause.token(at - 1).is("(") || clause.token(at - 1).is("die"));
        Double percent = bracketed ? BRACKETED.getOrDefault(word, VAGUE.get(word)) : VAGUE.get(word);
        if (percent == null || !clause.isFree(at, at + 1)) {
            return false;
        }
        boolean no = at + 1 < clause.size() && clause.token(at + 1).is("no", "nein", "false", "falsch");
        boolean said = no || (at + 1 < clause.size() && clause.token(at + 1).is("yes", "ja", "true", "wahr"));
        clause.take(new Fact.Share(no ? 100 - percent : percent, true), at, said ? at + 2 : at + 1);
        return true;
    }

    private static boolean negated(Clause clause, int at) {
        if (at >= clause.size()) {
            return false;
        }
        Token token = clause.token(at);
        return token.is("not", "no", "false", "nein", "nicht", "unpaid", "falsch");
    }
}
