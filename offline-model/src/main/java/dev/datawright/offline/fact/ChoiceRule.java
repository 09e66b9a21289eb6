package dev.datawright.offline.fact;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `one of red, green or blue`, `size S, M, L`, `(open, closed)`, `male/female`: the values themselves.
final class ChoiceRule implements FactRule {

    private static final List<TokenPattern> MARKERS = TokenPattern.all(
            "is|are|being|being|that|which? is|are|can|could? be|being? one|either|any|eins|eine|einer|eines|entweder of|from|von|aus|der|den? the|den|der? following|folgenden? :?",
            "chosen|picked|selected|drawn|gewählt from|aus :?",
            "with|mit|from|aus|und the? values|options|choices|values|werten|optionen :?",
            "can|could|may be",
            "such as|wie",
            "like|including|namely|nämlich :?",
            ":",
            "=");
    private static final Set<String> SEPARATORS = Words.of(",", ";", "/", "|", "or", "oder", "and", "und", "\n");
    private static final Set<String> LEADING = Words.of(
            "only",
            "nur",
            "just",
            "a",
            "an",
            "the",
            "either",
            "entweder",
            "ein",
            "eine",
            "der",
            "die",
            "das",
            "is",
            "are",
            "of",
            ":",
            "(",
            "can",
            "be");

    @Override
    public void read(Clause clause) {
        if (clause.facts().stream().anyMatch(fact -> fact instanceof Fact.Choices || fact instanceof Fact.Dependence)) {
            return;
        }
        if (!readBrackets(clause) && !readMarked(clause) && !readSlashes(clause)) {
            readPlain(clause);
        }
    }

    private static boolean readBrackets(Clause clause) {
        for (int open = 0; open < clause.size(); open++) {
            if (!clause.token(open).is("(", "[", "{")) {
                continue;
            }
            int close = open + 1;
            while (close < clause.size() && !clause.token(close).is(")", "]", "}")) {
                close++;
            }
            if (clause.isFree(open + 1, close) && take(clause, open, open + 1, close, 2)) {
                clause.use(open, Math.min(close + 1, clause.size()));
                return true;
            }
        }
        return false;
    }

    private static boolean readMarked(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            for (TokenPattern marker : MARKERS) {
                Match match = marker.matchAt(clause.tokens(), i);
                if (match != null
                        && match.end() < clause.size()
                        && clause.isFree(i, clause.size())
                        && take(clause, i, match.end(), clause.size(), 2)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean readSlashes(Clause clause) {
        for (int i = 0; i + 2 < clause.size(); i++) {
            if (!clause.token(i + 1).is("/", "|") || clause.token(i).is("and", "or")) {
                continue;
            }
            int end = i + 1;
            while (end + 1 < clause.size() && clause.token(end).is("/", "|")) {
                end += 2;
            }
            if (clause.isFree(i, end) && take(clause, i, i, end, 2)) {
                return true;
            }
        }
        return false;
    }

    /// `colour red, green or blue`: values straight after a known noun.
    private static void readPlain(Clause clause) {
        int start = clause.nameEnd() == 0 ? alternatives(clause) : Math.max(0, clause.nameEnd());
        if (start == 0 && clause.nameEnd() == 0
                || start >= clause.size()
                || clause.kind() == Kind.TEXT
                || !clause.isFree(start, clause.size())) {
            return;
        }
        boolean separated =
                clause.tokens().subList(start, clause.size()).stream().anyMatch(token -> token.isIn(SEPARATORS));
        if (separated && !clause.token(start).isIn(SEPARATORS)) {
            take(clause, start, start, clause.size(), 2);
        } else if (separated && clause.token(start).is(",")) {
            take(clause, start, start + 1, clause.size(), 2);
        }
    }

    /// Where the values of `variant A or B` and `tariff day or night` begin, whose noun is not known; 0 when
    /// there are none.
    private static int alternatives(Clause clause) {
        boolean or = clause.tokens().stream().anyMatch(token -> token.is("or", "oder"));
        int first = 0;
        while (first < clause.size() && !clause.token(first).isIn(SEPARATORS)) {
            first++;
        }
        boolean words = clause.tokens().stream()
                .allMatch(token -> token.isWord() || token.isIn(SEPARATORS) || token.isNumber());
        return or && words && first >= 2 && first <= 4 && clause.isFree(0, clause.size()) ? first - 1 : 0;
    }

    private static boolean take(Clause clause, int from, int start, int end, int atLeast) {
        List<Fact.Choice> choices = new ArrayList<>();
        int pieceStart = start;
        for (int i = start; i <= end; i++) {
            if (i < end && !clause.token(i).isIn(SEPARATORS)) {
                continue;
            }
            int valueStart = pieceStart;
            while (valueStart < i && clause.token(valueStart).isIn(LEADING) && i - valueStart > 1) {
                valueStart++;
            }
            int valueEnd = i;
            while (valueEnd > valueStart && clause.token(valueEnd - 1).is(".", ")", "]", "}")) {
                valueEnd--;
            }
            if (valueEnd - valueStart > 5) {
                return false;
            }
            String value = clause.text(valueStart, valueEnd).strip();
            if (!value.isEmpty()) {
                choices.add(new Fact.Choice(value, null, false));
            }
            pieceStart = i + 1;
        }
        int noun = stripNoun(choices) && from == start ? 1 : 0;
        List<Fact.Choice> distinct = choices.stream().distinct().toList();
        if (distinct.size() < atLeast || isYesNo(distinct)) {
            return false;
        }
        clause.take(new Fact.Choices(distinct), from + noun, end);
        return true;
    }

    /// In `doors 3 or 5` the noun is no part of the first value.
    private static boolean stripNoun(List<Fact.Choice> choices) {
        boolean numbers = choices.size() > 1
                && choices.stream().skip(1).allMatch(choice -> choice.value().matches("-?\\d+(?:[.,]\\d+)?"));
        if (numbers && choices.getFirst().value().matches("\\p{L}+ -?\\d+(?:[.,]\\d+)?")) {
            String value = choices.getFirst().value();
            choices.set(0, new Fact.Choice(value.substring(value.indexOf(' ') + 1), null, false));
            return true;
        }
        return false;
    }

    private static boolean isYesNo(List<Fact.Choice> choices) {
        return choices.size() == 2
                && choices.get(0).value().equalsIgnoreCase("yes")
                && choices.get(1).value().equalsIgnoreCase("no");
    }
}
