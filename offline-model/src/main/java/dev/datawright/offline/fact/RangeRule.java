package dev.datawright.offline.fact;

import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;

/// `between 15 and 250`, `at least 18`, `up to 10`: bounds of numbers.
final class RangeRule implements FactRule {

    private static final List<TokenPattern> BOTH = TokenPattern.all(
            "ranging|anywhere? somewhere? between|zwischen <n> and|und|to|bis|- <n>",
            "ranging|reichend? from|von|ab <n> up? to|until|bis|through|-|–|.. zu? <n>",
            "<n> to|bis|-|–|through|..|... <n>",
            "min|minimum|mindestens|minimal|at of|:|=|least? <n> and|und|,? a|an|at? max|maximum|höchstens|maximal|most of|:|=? <n>",
            "as? low|low:|lowest|niedrig|niedrigste|niedrigster|tief as|at|ist? :|=? <n> and|und|,|but|aber? as? high|high:|highest|hoch|höchste|höchster as|at|ist? :|=? <n>",
            "about|around|roughly|approximately|circa|ca|ungefähr|etwa|rund <n> to|bis|-|–|.. <n>");
    private static final List<TokenPattern> INSIDE = TokenPattern.all(
            "over|above|über|more|mehr than|als? <n> and|und|but|aber under|below|unter|less|weniger than|als? <n>",
            "> <n> and|und <|< <n>");
    private static final List<TokenPattern> AT_LEAST = TokenPattern.all(
            "at least <n>",
            "a? minimum|min|mindestens|minimal|wenigstens of|von|:|=? <n>",
            "not|no less|lower|smaller|fewer than <n>",
            ">= <n>",
            "≥ <n>",
            "ab|starting|from at|from? <n>",
            "nicht weniger|kleiner als <n>",
            "<n> or more|above|higher",
            "<n> and above|up",
            "<n> oder mehr");
    private static final List<TokenPattern> AT_MOST = TokenPattern.all(
            "at most <n>",
            "a? maximum|max|höchstens|maximal of|von|:|=? <n>",
            "up to <n>",
            "out of <n>",
            "bis zu? <n>",
            "not|no more|higher|larger|greater than <n>",
            "<= <n>",
            "≤ <n>",
            "nicht mehr|größer als <n>",
            "<n> or less|fewer|below|lower",
            "<n> oder weniger");
    private static final List<TokenPattern> OVER = TokenPattern.all(
            "over|above|exceeding|über|oberhalb|> <n>",
            "more|greater|larger|higher|bigger|mehr|größer|höher than|als <n>");
    private static final List<TokenPattern> UNDER = TokenPattern.all(
            "under|below|unter|unterhalb|< <n>", "less|smaller|lower|fewer|weniger|kleiner|niedriger than|als <n>");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            if (readBoth(clause, i, BOTH, false)
                    || readBoth(clause, i, INSIDE, true)
                    || readOne(clause, i, AT_LEAST, true, false)
                    || readOne(clause, i, AT_MOST, false, false)
                    || readOne(clause, i, OVER, true, true)
                    || readOne(clause, i, UNDER, false, true)) {
                return;
            }
        }
        for (int i = 0; i < clause.size(); i++) {
            if (clause.token(i).is("positive", "positiv", "positiver")
                    && clause.kind().isNumeric()) {
                clause.take(new Fact.Range(0.0, null, true), i, i + 1);
                return;
            }
        }
    }

    private static boolean readBoth(Clause clause, int at, List<TokenPattern> patterns, boolean open) {
        for (TokenPattern pattern : patterns) {
            Match match = pattern.matchAt(clause.tokens(), at);
            if (match != null && clause.isFree(at, match.end())) {
                clause.take(new Fact.Range(match.number(0), match.number(1), open), at, match.end());
                return true;
            }
        }
        return false;
    }

    private static boolean readOne(Clause clause, int at, List<TokenPattern> patterns, boolean low, boolean open) {
        for (TokenPattern pattern : patterns) {
            Match match = pattern.matchAt(clause.tokens(), at);
            if (match != null && clause.isFree(at, match.end())) {
                clause.take(
                        low ? new Fact.Range(match.number(0), null, open) : new Fact.Range(null, match.number(0), open),
                        at,
                        match.end());
                return true;
            }
        }
        return false;
    }
}
