package dev.datawright.offline.fact;

import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;

/// `starting with INV-`, `prefix "T-"`: how codes begin.
final class PrefixRule implements FactRule {

    private static final List<TokenPattern> STARTS = TokenPattern.all(
            "starting|starts|beginning|begins with",
            "with|mit a|the|dem|einem? prefix|präfix",
            "prefix|präfix :?",
            "prefixed with|by",
            "beginnend mit",
            "die|der|das? mit");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            for (TokenPattern pattern : STARTS) {
                Match match = pattern.matchAt(clause.tokens(), i);
                if (match == null || match.end() >= clause.size()) {
                    continue;
                }
                boolean german = clause.token(match.end() - 1).is("mit");
                int end = match.end() + 1;
                while (end < clause.size()
                        && clause.token(end).start() == clause.token(end - 1).end()
                        && !clause.token(end).is(",", ")", ";", ".")) {
                    end++;
                }
                if (german
                        && (end >= clause.size() || !clause.token(end).is("beginnt", "anfängt"))
                        && match.end() - match.start() < 3
                        && !clause.token(match.start()).is("beginnend")) {
                    continue;
                }
                clause.take(
                        new Fact.Prefix(clause.text(match.end(), end)),
                        i,
                        german ? Math.min(end + 1, clause.size()) : end);
                return;
            }
        }
    }
}
