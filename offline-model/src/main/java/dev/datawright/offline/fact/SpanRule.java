package dev.datawright.offline.fact;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Words;
import java.util.List;
import java.util.Set;

/// `grades A to F`, `sizes S-XL`, `between Monday and Friday`: all values from one to another.
final class SpanRule implements FactRule {

    private static final Set<String> TO =
            Words.of("to", "through", "until", "till", "thru", "bis", "-", "–", "—", "..");
    private static final Set<String> AND = Words.of("and", "und", "to", "bis");
    private static final Set<String> BETWEEN = Words.of("between", "zwischen");
    private static final Set<String> FROM = Words.of("from", "von", "vom", "ranging", "reichend", "in");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            if (readHyphened(clause, i) || readSpan(clause, i)) {
                return;
            }
        }
    }

    /// `A-F` is one token.
    private static boolean readHyphened(Clause clause, int at) {
        String[] ends = clause.token(at).text().split("-", -1);
        return clause.token(at).isWord() && ends.length == 2 && take(clause, ends[0], ends[1], at, at + 1);
    }

    private static boolean readSpan(Clause clause, int at) {
        if (at + 2 >= clause.size()) {
            return false;
        }
        boolean between = at > 0 && clause.token(at - 1).isIn(BETWEEN);
        boolean upTo = clause.token(at + 1).is("up") && clause.token(at + 2).is("to") && at + 3 < clause.size();
        return clause.token(at).isWord()
                && (upTo || clause.token(at + 1).isIn(between ? AND : TO))
                && take(
                        clause,
                        clause.token(at).text(),
                        clause.token(upTo ? at + 3 : at + 2).text(),
                        at,
                        upTo ? at + 4 : at + 3);
    }

    private static boolean take(Clause clause, String from, String to, int start, int end) {
        Kind kind = clause.kind();
        boolean months = kind == Kind.CHOICE || kind == Kind.UNKNOWN;
        List<String> values = kind.isTemporal() ? List.of() : Scales.between(from, to, months);
        if (values.isEmpty() || !clause.isFree(start, end)) {
            return false;
        }
        int first = start;
        while (first > 0
                && (clause.token(first - 1).isIn(BETWEEN)
                        || clause.token(first - 1).isIn(FROM))) {
            first--;
        }
        clause.take(
                new Fact.Choices(values.stream()
                        .map(value -> new Fact.Choice(value, null, false))
                        .toList()),
                first,
                end);
        return true;
    }
}
