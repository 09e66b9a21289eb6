package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Concept;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.text.Token;
import java.util.ArrayList;
import java.util.List;

/// Cuts a list of wanted columns into one part a column: commas and "and" separate, but not inside brackets, ranges,
/// formulas and lists of values.
final class ItemSplitter {

    private final Scene scene;
    private final Lexicon lexicon;

    ItemSplitter(Scene scene, Lexicon lexicon) {
        this.scene = scene;
        this.lexicon = lexicon;
    }

    List<Sentence> split(Sentence list) {
        List<Piece> pieces = Piece.of(list);
        boolean[] starts = new boolean[pieces.size()];
        int open = -1;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            starts[i] = i == 0 || startsList(pieces, i) || !continues(pieces, i, open);
            if (starts[i]) {
                open = opensList(pieces, i) ? i : -1;
            } else if (piece.or()) {
                open = -1;
            }
        }
        joinAlternatives(pieces, starts);
        List<Sentence> items = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= pieces.size(); i++) {
            if (i == pieces.size() || starts[i]) {
                Sentence item =
                        list.part(pieces.get(from).start(), pieces.get(i - 1).end());
                if (!item.isEmpty()) {
                    items.add(item);
                }
                from = i;
            }
        }
        return items;
    }

    /// `size one of S, M and colour either red or blue`: the second list is a column of its own.
    private boolean startsList(List<Piece> pieces, int index) {
        Piece piece = pieces.get(index);
        return !piece.or()
                && piece.words().token(0).isWord()
                && !piece.words().token(0).isIn(ItemWords.MODIFIERS)
                && piece.words().tokens().stream()
                        .anyMatch(token -> token.is("either", "entweder", "one", "eine", "eins"))
                && isKnownNoun(piece.words())
                && opensList(pieces, index);
    }

    private boolean continues(List<Piece> pieces, int index, int open) {
        Piece piece = pieces.get(index);
        Token first = piece.words().token(0);
        if (piece.or() || first.is("depends", "depending", "dependent", "hängt", "abhängig")) {
            return true;
        }
        if (first.is("(", "=", ">", "<", ">=", "<=", "±") || startsWithShare(piece.words())) {
            return true;
        }
        if (Continuation.is(piece.words()) || ShareRun.goesOn(pieces, index)) {
            return true;
        }
        if (isBound(piece.words()) || isLooseShare(pieces, index)) {
            return true;
        }
        if (first.isIn(ItemWords.MODIFIERS) && !isKnownNoun(piece.words()) && !first.is("of", "with", "from", "mit")) {
            return isModifier(piece.words());
        }
        if (first.is("with", "mit")
                && piece.words().size() > 1
                && piece.words().token(1).is("mean", "a", "sd", "standard", "at", "up", "values", "einem", "einer")) {
            return true;
        }
        if (first.is("from", "von", "of")
                && piece.words().size() > 1
                && (piece.words().token(1).isNumber() || piece.words().token(1).is("which", "denen"))) {
            return true;
        }
        if (open >= 0 && !piece.hard()) {
            return !isColumn(piece.words()) || hasLaterAlternative(pieces, index);
        }
        return false;
    }

    /// `low 5`, `highest: 50` belong to the column before.
    private static boolean isBound(Sentence words) {
        if (!words.token(0)
                .is("low", "lowest", "high", "highest", "niedrig", "niedrigste", "tief", "hoch", "höchste", "as")) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (words.token(i).isNumber()) {
                return true;
            }
            if (!words.token(i).is(":", "=", "at", "as", "low", "high", "$", "€", "£", "ist")) {
                return false;
            }
        }
        return false;
    }

    /// `mostly card, rarely cash`, `(yes/no), mostly no`: how often a value comes, said after another one.
    private static boolean isLooseShare(List<Piece> pieces, int index) {
        Sentence words = pieces.get(index).words();
        if (!words.token(0).isIn(ItemWords.OFTEN) || words.size() > 3) {
            return false;
        }
        return words.size() == 2 && words.token(1).is("yes", "no", "ja", "nein", "true", "false")
                || pieces.get(index - 1).words().tokens().stream().anyMatch(token -> token.isIn(ItemWords.OFTEN));
    }

    /// `last name` is no modifier, `last 3 years` is one.
    private static boolean isModifier(Sentence words) {
        Token first = words.token(0);
        // `average wait` is a column, `average 40` says something of one.
        boolean noun = words.size() > 1
                && words.token(1).isWord()
                && !words.token(1)
                        .is(
                                "of",
                                "is",
                                "around",
                                "about",
                                "deviation",
                                "value",
                                "at",
                                "length",
                                "von",
                                "bei",
                                "um",
                                "etwa");
        if (noun
                && first.is("average", "avg", "max", "min", "minimum", "maximum", "mean", "standard")
                && !words.token(1).isNumber()) {
            return false;
        }
        if (first.is(
                "last",
                "past",
                "in",
                "im",
                "over",
                "under",
                "about",
                "at",
                "up",
                "min",
                "max",
                "minimum",
                "maximum",
                "average",
                "standard",
                "one",
                "no")) {
            return words.tokens().stream().anyMatch(token -> token.isNumber() || token.kind() == Token.Kind.DATE)
                    || words.size() > 1 && words.token(1).is("of", "year", "month", "least", "most");
        }
        return true;
    }

    private static boolean startsWithShare(Sentence words) {
        Token first = words.token(0);
        if (first.is("rest", "remaining", "others", "half", "hälfte", "übrigen")) {
            return true;
        }
        if (first.is("the", "der", "die")
                && words.size() > 1
                && words.token(1).is("rest", "remaining", "others", "übrigen")) {
            return true;
        }
        return first.isNumber() && words.size() > 1 && words.token(1).is("%", "percent", "prozent");
    }

    /// A list of values begins here: `one of red`, `size S`, `colour: red`, `status open 50%`.
    private boolean opensList(List<Piece> pieces, int index) {
        Sentence words = pieces.get(index).words();
        if (words.tokens().stream().anyMatch(token -> token.is(":"))) {
            return words.token(words.size() - 1).is(":") || !endsWithType(words);
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.token(i).is("one", "either", "any", "eins", "eine", "einer", "entweder")
                    && (words.token(i + 1).is("of", "from", "von", "aus")
                            || words.token(i).is("either", "entweder"))) {
                return true;
            }
            if ((words.token(i).is("such") && words.token(i + 1).is("as"))
                    || words.token(i).is("like", "wie")) {
                return true;
            }
        }
        int nameEnd = plainNameEnd(words);
        return nameEnd > 0
                && nameEnd < words.size()
                && words.size() - nameEnd <= 2
                && words.tokens().subList(nameEnd, words.size()).stream()
                        .allMatch(token -> token.isWord() || token.isNumber() || token.kind() == Token.Kind.QUOTED)
                && words.tokens().subList(nameEnd, words.size()).stream()
                        .noneMatch(token -> token.isIn(ItemWords.MODIFIERS) || token.is("is", "are"));
    }

    private static boolean endsWithType(Sentence words) {
        return words.token(words.size() - 1)
                .is(
                        "int",
                        "integer",
                        "float",
                        "string",
                        "text",
                        "bool",
                        "boolean",
                        "date",
                        "datetime",
                        "number",
                        "decimal",
                        "uuid",
                        "timestamp",
                        "varchar");
    }

    /// Index after a noun that usually has a few values, when it stands first.
    private int plainNameEnd(Sentence words) {
        int start = words.token(0).isIn(ItemWords.DETERMINERS) ? 1 : 0;
        for (int end = words.size(); end > start; end--) {
            Concept concept = lexicon.exact(words.part(start, end).words()).orElse(Concept.UNKNOWN);
            if (concept.kind() == Kind.CHOICE || concept.kind() == Kind.SEX || concept.kind() == Kind.RATING) {
                return end;
            }
        }
        return 0;
    }

    private boolean hasLaterAlternative(List<Piece> pieces, int index) {
        for (int i = index; i < pieces.size(); i++) {
            if (pieces.get(i).or()) {
                return true;
            }
            if (pieces.get(i).hard()
                    || startsDefinitely(pieces.get(i).words())
                    || pieces.get(i).words().size() > 3) {
                return false;
            }
        }
        return false;
    }

    private static boolean startsDefinitely(Sentence words) {
        return words.token(0).isIn(ItemWords.DETERMINERS)
                && words.size() > 1
                && !words.token(1).is("rest");
    }

    /// Whether it reads like a column of its own rather than a value.
    private boolean isColumn(Sentence words) {
        return startsDefinitely(words)
                || isKnownNoun(words)
                || References.find(words.words(), scene.columns()).isPresent()
                || words.tokens().stream().anyMatch(token -> token.is("between", "zwischen", ":", "="));
    }

    private boolean isKnownNoun(Sentence words) {
        List<String> lower =
                words.tokens().stream().filter(Token::isWord).map(Token::lower).toList();
        if (lower.isEmpty()) {
            return false;
        }
        Concept concept = lexicon.find(lower);
        return switch (concept.kind()) {
            case UNKNOWN, FLAG -> false;
            case DATE ->
                lower.size() > 1
                        || !ItemWords.VERBAL_DATES.contains(lower.getFirst())
                        || lower.getFirst().equals("date");
            case FULL_NAME ->
                lexicon.exact(String.join(" ", lower)).isPresent()
                        || concept.word().contains("name");
            default -> true;
        };
    }

    /// `colour red, green or blue`: from the "or" back to where the values began.
    private void joinAlternatives(List<Piece> pieces, boolean[] starts) {
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).or()) {
                continue;
            }
            starts[i] = false;
            Sentence before = i == 0 ? pieces.get(i).words() : pieces.get(i - 1).words();
            if (before.token(before.size() - 1).is("yes", "ja") && before.size() > 1) {
                // `smoker yes or no` has its two values together.
                continue;
            }
            int back = i - 1;
            while (back > 0
                    && !pieces.get(back).or()
                    && starts[back]
                    && isBare(pieces.get(back).words())
                    && !names(pieces.get(back).words(), pieces.get(i).words())) {
                starts[back] = false;
                back--;
            }
        }
    }

    /// In `variant A or B` the first piece has the name too.
    private static boolean names(Sentence first, Sentence alternative) {
        return first.size() == 2
                && (alternative.size() == 1 || !alternative.token(1).isWord())
                && !first.token(0).isIn(ItemWords.DETERMINERS);
    }

    private boolean isBare(Sentence words) {
        return words.size() <= 3
                && !isColumn(words)
                && words.tokens().stream().allMatch(token -> token.isWord() || token.isNumber());
    }
}
