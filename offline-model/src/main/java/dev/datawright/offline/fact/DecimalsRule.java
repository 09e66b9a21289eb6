package dev.datawright.offline.fact;

import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;

/// `with 2 decimals`, `without decimals`.
final class DecimalsRule implements FactRule {

    private static final TokenPattern COUNTED = TokenPattern.of(
            "with|to|and|mit|auf? <i> decimals|decimal|digits|nachkommastellen|dezimalstellen|stellen places|places?");
    private static final TokenPattern NONE =
            TokenPattern.of("without|no|ohne decimals|decimal|nachkommastellen|dezimalstellen places?");
    private static final TokenPattern WHOLE = TokenPattern.of(
            "as|als|an|in? whole|full|round|ganze|ganzen|runde numbers|number|euros|dollars|euro|zahlen|zahl");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            Match counted = COUNTED.matchAt(clause.tokens(), i);
            if (counted != null && clause.isFree(i, counted.end()) && counted.number(0) <= 10) {
                clause.take(new Fact.Decimals((int) counted.number(0)), i, counted.end());
                return;
            }
            Match none = NONE.matchAt(clause.tokens(), i);
            Match whole = WHOLE.matchAt(clause.tokens(), i);
            Match match = none != null ? none : whole;
            if (match != null && clause.isFree(i, match.end())) {
                clause.take(new Fact.Decimals(0), i, match.end());
                return;
            }
        }
    }
}
