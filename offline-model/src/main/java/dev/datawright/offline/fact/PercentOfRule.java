package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `VAT 19% of net`, `Mehrwertsteuer 19 % davon`, `gross is net plus 19%`: a part of another column's number.
final class PercentOfRule implements FactRule {

    private static final TokenPattern PART =
            TokenPattern.of("<p> of|from|on|von|vom|der|des|auf|aus the|that|dem|der|its?");
    private static final TokenPattern OF_IT = TokenPattern.of("<p> davon|thereof");
    private static final TokenPattern OF_THAT = TokenPattern.of("<p> of|on|von|from it|that|this|ihm|ihr");
    private static final TokenPattern MORE = TokenPattern.of("plus|+|zuzüglich|zzgl|minus|-|–|abzüglich|less <p>");
    private static final Set<String> ROWS = Words.of(
            "them",
            "the",
            "rows",
            "cases",
            "time",
            "all",
            "customers",
            "people",
            "these",
            "fälle",
            "fällen",
            "zeilen",
            "ihnen");
    private static final Set<String> NAME_ENDS = Words.of(",", ";", "(", ")", ".", "\n", "with", "mit", "rounded");
    private static final Set<String> LINKS = Words.of(
            "is",
            "=",
            ":",
            "as",
            "ist",
            "equals",
            "als",
            "the",
            "der",
            "die",
            "das",
            "calculated",
            "computed",
            "being");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            if (readMore(clause, i)) {
                return;
            }
        }
        if (!clause.kind().isNumeric() && clause.kind() != dev.datawright.offline.lexicon.Kind.UNKNOWN) {
            return;
        }
        for (int i = 0; i < clause.size(); i++) {
            Match it = OF_IT.matchAt(clause.tokens(), i);
            Match that = OF_THAT.matchAt(clause.tokens(), i);
            Match ofIt = it != null ? it : that;
            if (ofIt != null && clause.kind().isNumeric() && clause.isFree(i, ofIt.end())) {
                clause.take(new Fact.Formula(List.of("^", "*", factor(ofIt.number(0)))), i, ofIt.end());
                return;
            }
            Match part = PART.matchAt(clause.tokens(), i);
            if (part != null
                    && part.end() < clause.size()
                    && !clause.token(part.end()).isIn(ROWS)) {
                int end = nameEnd(clause, part.end());
                String name = name(clause, part.end(), end);
                boolean sure = clause.kind().isNumeric();
                if (sure && !name.isEmpty() && clause.isFree(i, end)) {
                    clause.take(new Fact.Formula(List.of(name, "*", factor(part.number(0)))), i, end);
                    return;
                }
            }
        }
    }

    private static boolean readMore(Clause clause, int at) {
        Match more = MORE.matchAt(clause.tokens(), at);
        if (more == null || at == 0 || !clause.isFree(at, more.end())) {
            return false;
        }
        int start = at;
        while (start > 0
                && clause.token(start - 1).isWord()
                && !clause.token(start - 1).isIn(LINKS)
                && !clause.token(start - 1).isIn(NAME_ENDS)) {
            start--;
        }
        // The column's own name stands before the link.
        boolean linked = start > 0 && clause.token(start - 1).isIn(LINKS);
        String name = name(clause, start, at);
        if (name.isEmpty() || !linked && clause.nameEnd() >= 0) {
            return false;
        }
        boolean less = clause.token(at).is("minus", "-", "–", "abzüglich", "less");
        double factor = less ? 100 - more.number(0) : 100 + more.number(0);
        clause.take(new Fact.Formula(List.of(name, "*", factor(factor))), linked ? start - 1 : start, clause.size());
        return true;
    }

    private static int nameEnd(Clause clause, int start) {
        int end = start;
        while (end < clause.size()
                && clause.token(end).isWord()
                && !clause.token(end).isIn(NAME_ENDS)) {
            end++;
        }
        return end;
    }

    private static String name(Clause clause, int start, int end) {
        List<String> words = new ArrayList<>();
        for (Token token : clause.tokens().subList(start, end)) {
            if (!token.is("the", "der", "die", "das", "dem", "den", "its", "amount", "column")) {
                words.add(token.lower());
            }
        }
        return String.join(" ", words);
    }

    private static String factor(double percent) {
        return java.math.BigDecimal.valueOf(Math.rint(percent * 1e6) / 1e8)
                .stripTrailingZeros()
                .toPlainString();
    }
}
