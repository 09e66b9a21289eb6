package dev.datawright.offline.understand;

import dev.datawright.offline.text.Token;
import java.util.ArrayList;
import java.util.List;

/// A part of a list between two separators: a wanted column, or a part of one.
///
/// @param or an "or" stands before it
/// @param hard a semicolon or a line end stands before it
record Piece(Sentence words, int start, int end, boolean or, boolean hard) {

    static List<Piece> of(Sentence list) {
        List<Piece> pieces = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean or = false;
        boolean hard = true;
        boolean dependent = false;
        for (int i = 0; i <= list.size(); i++) {
            boolean atEnd = i == list.size();
            if (!atEnd) {
                Token token = list.token(i);
                depth += token.is("(", "[", "{") ? 1 : token.is(")", "]", "}") ? -1 : 0;
                dependent |= token.is("depends", "depending", "dependent", "abhängig", "hängt")
                        || (token.is("je")
                                && i + 1 < list.size()
                                && list.token(i + 1).is("nach"));
                boolean separator = depth <= 0
                        && (token.is(",", ";", "\n")
                                || token.isIn(ItemWords.OR)
                                || (token.isIn(ItemWords.AND) && !isProtected(list, start, i)));
                if (dependent && separator && !endsGroups(list, i)) {
                    continue;
                }
                if (!separator) {
                    continue;
                }
                dependent = false;
            }
            if (i > start) {
                pieces.add(new Piece(list.part(start, i), start, i, or, hard));
            }
            if (!atEnd) {
                boolean adjacent = i == start && !pieces.isEmpty();
                or = list.token(i).isIn(ItemWords.OR)
                        || (adjacent && or && !list.token(i).is(",", ";"));
                hard = list.token(i).is(";", "\n") || (adjacent && hard);
                start = i + 1;
            }
        }
        return pieces;
    }

    /// Inside `depends on brand: BMW: X1, X3; Audi: A3` only a semicolon that no further group follows ends it.
    private static boolean endsGroups(Sentence list, int separator) {
        if (!list.token(separator).is(";", "\n")) {
            return false;
        }
        for (int i = separator + 1; i < Math.min(list.size(), separator + 5); i++) {
            if (list.token(i).is(":", "->", "=", "→")) {
                return false;
            }
            if (!list.token(i).isWord()) {
                return true;
            }
        }
        return true;
    }

    /// `that fits the brand and a summary`: a new column has an article that belongs to nothing said before.
    private static boolean startsAnew(Sentence list, int at) {
        return at < list.size() && list.token(at).is("a", "an", "ein", "eine", "einen", "whether", "ob");
    }

    /// `between 1 and 5`, `mean 3 and sd 1`, `sum of a and b`: this "and" does not separate.
    private static boolean isProtected(Sentence list, int start, int at) {
        if (list.token(at).is("plus")
                && at > start
                && list.token(at - 1).is("to", "bis", "and", "und", "from", "von", "-", "–")
                && at + 1 < list.size()
                && list.token(at + 1).isNumber()) {
            return true;
        }
        boolean between = false;
        boolean whole = false;
        for (int i = start; i < at; i++) {
            Token token = list.token(i);
            if (token.is("between", "zwischen")) {
                between = true;
            } else if (token.isIn(ItemWords.AND) && !token.is("plus")) {
                between = false;
                whole = false;
            } else if (token.is("sum", "product", "difference", "summe", "produkt", "differenz")
                    && list.token(i + 1).is("of", "between", "aus", "von", "zwischen", "der")) {
                whole = true;
            }
        }
        boolean suits = list.tokens().subList(start, at).stream()
                .anyMatch(token -> token.is(
                        "fits",
                        "fit",
                        "matches",
                        "match",
                        "suits",
                        "suit",
                        "reflects",
                        "reflect",
                        "matching",
                        "fitting",
                        "says",
                        "combining",
                        "combined",
                        "concatenating",
                        "concatenation",
                        "passt",
                        "passen",
                        "zusammengesetzt",
                        "derived",
                        "built"));
        if (suits && list.token(at).is("and", "und") && !startsAnew(list, at + 1)) {
            return true;
        }
        if (between || whole) {
            return true;
        }
        boolean hasSign = list.tokens().subList(start, at).stream().anyMatch(token -> token.is("=", "times", "mal"));
        if (list.token(at).is("plus")) {
            return hasSign
                    || list.tokens().subList(start, at).stream()
                            .anyMatch(token -> token.is("as", "als", "is", "ist", "around", "about"));
        }
        if (at + 1 >= list.size()) {
            return false;
        }
        Token next = list.token(at + 1);
        int after = next.is("a", "an", "einer", "the") ? at + 2 : at + 1;
        if (after < list.size()
                && list.token(after)
                        .is(
                                "sd",
                                "std",
                                "stddev",
                                "standard",
                                "deviation",
                                "spread",
                                "sigma",
                                "standardabweichung",
                                "streuung")) {
            return true;
        }
        return list.token(at).is("and", "und")
                && at > start
                && list.token(at - 1).is("date", "datum")
                && next.is("time", "uhrzeit");
    }
}
