package dev.datawright.offline.understand;

import dev.datawright.offline.text.Dates;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How many rows, wherever the message says it: `fill this table with 2,000 rows`, `listings x 350`, `150 Stück`.
final class RowCount {

    private static final Set<String> NO_THINGS = Words.of(
            "percent",
            "prozent",
            "%",
            "euro",
            "euros",
            "dollars",
            "dollar",
            "kg",
            "cm",
            "mm",
            "km",
            "characters",
            "chars",
            "digits",
            "letters",
            "zeichen",
            "ziffern",
            "decimals",
            "decimal",
            "columns",
            "column",
            "spalten",
            "years",
            "jahre",
            "months",
            "days",
            "minutes",
            "minuten",
            "seconds",
            "points",
            "stars",
            "sterne",
            "times",
            "different",
            "distinct",
            "values",
            "options",
            "categories",
            "questions",
            "words",
            "sentences",
            "wörter",
            "sätze",
            "and",
            "und",
            "or",
            "oder",
            "to",
            "bis",
            "of",
            "more",
            "places",
            "in",
            "for",
            "von",
            "is",
            "are",
            "°c",
            "m",
            "g",
            "hours",
            "weeks",
            "am",
            "pm",
            "uhr",
            "eur",
            "usd",
            "gbp",
            "teams",
            "types",
            "groups",
            "parts",
            "steps",
            "shape",
            "scale",
            "tage",
            "tagen",
            "jahren",
            "monaten",
            "wochen",
            "monate",
            "stunden");
    private static final Set<String> BOUNDS = Words.of(
            "between",
            "zwischen",
            "from",
            "von",
            "to",
            "bis",
            "and",
            "und",
            "mean",
            "least",
            "most",
            "over",
            "under",
            "above",
            "below",
            "sd",
            "deviation",
            "than",
            "als",
            "max",
            "min",
            "-",
            "–",
            "$",
            "€",
            "£",
            "/",
            "up",
            "at",
            "around",
            "=",
            "ab",
            "starting",
            "scale",
            "shape",
            "mindestens",
            "höchstens",
            "or",
            "oder");

    private RowCount() {}

    static Optional<Intent> in(List<Sentence> sentences) {
        Optional<Intent> rows =
                sentences.stream().flatMap(sentence -> sure(sentence).stream()).findFirst();
        return rows.isPresent()
                ? rows
                : sentences.stream()
                        .limit(4)
                        .flatMap(sentence -> counted(sentence).stream())
                        .findFirst();
    }

    /// A number with a word for rows, or said as `x 350`.
    private static Optional<Intent> sure(Sentence sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            Token token = sentence.token(i);
            if (!isCount(token)) {
                continue;
            }
            boolean rows = i + 1 < sentence.size()
                    && (sentence.token(i + 1).isIn(RunWords.ROW_WORDS)
                            || sentence.token(i + 1).is("stück", "rows", "filas", "lignes"));
            boolean times = i > 0
                    && sentence.token(i - 1).is("x", "×")
                    && i >= 2
                    && sentence.token(i - 2).isWord()
                    && (i + 1 == sentence.size() || !sentence.token(i + 1).isWord());
            boolean before = i > 1
                    && sentence.token(i - 2).is("rows", "zeilen", "n", "count", "anzahl", "zeilenzahl")
                    && sentence.token(i - 1).is(":", "=");
            if (rows || times || before) {
                return Optional.of(new Intent.Rows((long) token.number(), false));
            }
        }
        return Optional.empty();
    }

    /// A number of things before anything else of the design is said.
    private static Optional<Intent> counted(Sentence sentence) {
        int depth = 0;
        for (int i = 0; i + 1 < sentence.size(); i++) {
            Token token = sentence.token(i);
            depth += token.is("(", "[") ? 1 : token.is(")", "]") ? -1 : 0;
            boolean counts = depth == 0
                    && isCount(token)
                    && !Dates.isYear(token)
                    && sentence.token(i + 1).isWord()
                    && (!sentence.token(i + 1).isIn(NO_THINGS)
                            || i > 0 && sentence.token(i - 1).is("for", "für") && i > 2)
                    && (i == 0 || !sentence.token(i - 1).isIn(BOUNDS));
            boolean plural = sentence.token(i + 1).text().matches("(?iu).*(?:s|en|er|ren|e|people|data|men|ü?ck)");
            if (counts && plural) {
                return Optional.of(new Intent.Rows((long) token.number(), false));
            }
            if (token.isNumber() && i > 0 && sentence.token(i - 1).isIn(BOUNDS)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isCount(Token token) {
        return token.isNumber() && token.number() >= 2 && token.number() == Math.rint(token.number());
    }
}
