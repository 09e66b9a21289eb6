package dev.datawright.offline.fact;

import dev.datawright.offline.fact.Percents.Found;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `70% paid, 20% open, rest cancelled`, `status (open 50%, closed 50%)`: values with shares.
final class WeightedChoiceRule implements FactRule {

    private static final Set<String> SEPARATORS =
            Words.of(",", ";", "and", "und", "or", "oder", "/", "\n", "but", "aber", "sowie");
    private static final Set<String> REST = Words.of(
            "rest", "remaining", "remainder", "others", "other", "otherwise", "übrigen", "restlichen", "sonst");
    private static final Set<String> FILLER = Words.of(
            "are",
            "is",
            "of",
            "them",
            "with",
            "the",
            "a",
            "an",
            "be",
            "in",
            "which",
            "that",
            "were",
            "was",
            "will",
            "should",
            "der",
            "die",
            "das",
            "sind",
            "ist",
            "davon",
            "den",
            "fälle",
            "fällen",
            "cases",
            ":",
            "(",
            ")",
            "=",
            "have",
            "has",
            "each",
            "chance",
            "about",
            "mit",
            "werden",
            "wurden",
            "-",
            "–",
            "to",
            "at",
            "zu",
            "probability",
            "all",
            "aller");

    @Override
    public void read(Clause clause) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= clause.size(); i++) {
            if (i == clause.size() || clause.token(i).isIn(SEPARATORS)) {
                Piece piece = piece(clause, start, i, pieces.isEmpty());
                if (piece != null) {
                    pieces.add(piece);
                } else if (!pieces.isEmpty() && i > start) {
                    break;
                }
                start = i + 1;
            }
        }
        if (pieces.size() < 2 || pieces.stream().map(Piece::choice).allMatch(Fact.Choice::rest)) {
            return;
        }
        clause.take(
                new Fact.Choices(pieces.stream().map(Piece::choice).toList()),
                pieces.getFirst().start(),
                Math.min(clause.size(), closing(clause, pieces.getLast().end())));
    }

    private static int closing(Clause clause, int end) {
        return end < clause.size() && clause.token(end).is(")") ? end + 1 : end;
    }

    private static @Nullable Piece piece(Clause clause, int start, int end, boolean first) {
        for (int i = start; i < end; i++) {
            Found percent = share(clause, i, end);
            if (percent != null && percent.end() <= end) {
                int from = skipFiller(clause, percent.end(), end);
                int to = trimFiller(clause, from, end);
                if (from < to) {
                    return new Piece(new Fact.Choice(clause.text(from, to), percent.percent(), false), i, end);
                }
                int valueStart = first ? valueStart(clause, start, i) : skipFiller(clause, start, i);
                int valueEnd = trimFiller(clause, valueStart, i);
                return valueStart < valueEnd
                        ? new Piece(
                                new Fact.Choice(clause.text(valueStart, valueEnd), percent.percent(), false),
                                valueStart,
                                end)
                        : null;
            }
            if (clause.token(i).isIn(REST) && !first) {
                int from = skipFiller(clause, i + 1, end);
                int to = trimFiller(clause, from, end);
                if (from < to) {
                    return new Piece(new Fact.Choice(clause.text(from, to), null, true), i, end);
                }
                int valueStart = skipFiller(clause, start, i);
                int valueEnd = trimFiller(clause, valueStart, i);
                if (valueStart < valueEnd) {
                    return new Piece(new Fact.Choice(clause.text(valueStart, valueEnd), null, true), valueStart, end);
                }
            }
        }
        return null;
    }

    /// A figure, or a word such as `mostly` right before a value.
    private static @Nullable Found share(Clause clause, int at, int end) {
        Double often = ShareRule.VAGUE.get(clause.token(at).lower());
        boolean value = at + 1 < end
                && !clause.token(at + 1).isIn(FILLER)
                && clause.token(at + 1).isWord();
        return often != null && value ? new Found(often, at, at + 1) : Percents.at(clause.tokens(), at);
    }

    /// In `status open 50%` the name comes first: the value starts after a bracket, a colon or the known noun.
    private static int valueStart(Clause clause, int start, int end) {
        for (int i = end - 1; i >= start; i--) {
            if (clause.token(i).is("(", ":", "=")) {
                return skipFiller(clause, i + 1, end);
            }
        }
        if (clause.nameEnd() < 0) {
            return skipFiller(clause, start, end);
        }
        if (clause.nameEnd() > start && clause.nameEnd() < end) {
            return skipFiller(clause, clause.nameEnd(), end);
        }
        int last = end - 1;
        while (last > start && clause.token(last).isIn(FILLER)) {
            last--;
        }
        return last;
    }

    private static int skipFiller(Clause clause, int start, int end) {
        int at = start;
        while (at < end && clause.token(at).isIn(FILLER)) {
            at++;
        }
        return at;
    }

    private static int trimFiller(Clause clause, int start, int end) {
        int at = end;
        while (at > start && isTail(clause.token(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isTail(Token token) {
        return token.isIn(FILLER) || token.is(".", "%");
    }

    private record Piece(Fact.Choice choice, int start, int end) {}
}
