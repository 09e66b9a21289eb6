package dev.datawright.offline.fact;

import dev.datawright.offline.fact.Percents.Found;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.Set;

/// `70% are`, `half of them`, `one in ten`: how often yes.
final class ShareRule implements FactRule {

    private static final Set<String> AFTER = Words.of(
            "are", "is", "of", "them", "the", "yes", "true", "time", "cases", "rows", "sind", "ist", "davon", "ja",
            "wahr", "der", "fälle", "have", "has", "been", "were", "was", "in", "chance", "do", "all", "aller",
            "dieser");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            Found found = Percents.at(clause.tokens(), i);
            if (found != null && clause.isFree(i, found.end())) {
                int end = found.end();
                while (end < clause.size() && clause.token(end).isIn(AFTER)) {
                    end++;
                }
                clause.take(new Fact.Share(negated(clause, end) ? 100 - found.percent() : found.percent()), i, end);
                return;
            }
        }
    }

    private static boolean negated(Clause clause, int at) {
        if (at >= clause.size()) {
            return false;
        }
        Token token = clause.token(at);
        return token.is("not", "no", "false", "nein", "nicht", "unpaid", "falsch");
    }
}
