package dev.datawright.offline.understand;

import dev.datawright.offline.text.Words;
import java.util.Set;

/// Pieces of a list that cannot be a column by themselves, since they only say more of the one before.
final class Continuation {

    private static final Set<String> WEIGHTS = Words.of(
            "split",
            "weights",
            "weight",
            "weighted",
            "ratio",
            "roughly",
            "in",
            "distributed",
            "probabilities",
            "shares",
            "im",
            "verhältnis",
            "gewichtet",
            "verteilt",
            "anteile",
            "with",
            "about",
            "around",
            "fifty-fifty",
            "half-half",
            "50-50",
            "respectively");
    private static final Set<String> REMARKS = Words.of(
            "each",
            "both",
            "jeweils",
            "usually",
            "mostly",
            "let's",
            "say",
            "shape",
            "scale",
            "lambda",
            "mean",
            "rate",
            "capital",
            "uppercase",
            "lowercase",
            "letters",
            "digits",
            "rounded",
            "gerundet",
            "all",
            "alle",
            "max",
            "min",
            "std",
            "sd",
            "median",
            "großbuchstaben",
            "ziffern",
            "increasing",
            "ascending",
            "sequential",
            "consecutive",
            "fortlaufend",
            "unique",
            "eindeutig",
            "never",
            "no",
            "without",
            "ohne",
            "nullable",
            "optional",
            "sigma",
            "trials",
            "starting",
            "beginning",
            "counting",
            "running");

    private static final Set<String> SURE = Words.of(
            "matching",
            "fitting",
            "suiting",
            "passend",
            "normalverteilt",
            "poissonverteilt",
            "exponentialverteilt",
            "gammaverteilt",
            "lognormalverteilt",
            "normally",
            "somewhere",
            "anywhere",
            "irgendwo",
            "true",
            "wahr",
            "made",
            "only",
            "nur",
            "like",
            "such");

    private Continuation() {}

    static boolean is(Sentence piece) {
        boolean number = piece.tokens().stream().anyMatch(token -> token.isNumber());
        boolean rows = piece.size() >= 2 && piece.token(1).isIn(RunWords.ROW_WORDS);
        if (piece.token(0).isIn(SURE)) {
            return true;
        }
        if (piece.token(0).isNumber()) {
            if (piece.size() > 3 && piece.token(1).isWord() && piece.token(2).is("(", ":")) {
                return false;
            }
            // `80/15/5`, `40000 and 90000 in Sales`, `8 characters each`; a number of things may still be the rows.
            boolean things = piece.size() <= 3
                    && piece.tokens().stream().skip(1).allMatch(token -> token.isWord())
                    && piece.size() >= 2
                    && !piece.token(1).isIn(DescribeWords.NO_THINGS)
                    && !piece.token(1).is("in", "for", "bei", "für", "im", "on", "if", "when", "of")
                    && !piece.token(piece.size() - 1)
                            .is(
                                    "each",
                                    "characters",
                                    "digits",
                                    "letters",
                                    "zeichen",
                                    "ziffern",
                                    "decimals",
                                    "trials",
                                    "jeweils");
            return !rows && !things && !piece.token(1 < piece.size() ? 1 : 0).is("more", "weitere");
        }
        if (piece.token(0).isIn(WEIGHTS) && (number || piece.size() == 1)) {
            return piece.tokens().stream().anyMatch(token -> token.is("/", "%", ":", "split")) || piece.size() == 1;
        }
        boolean allRemarks = piece.tokens().stream()
                .allMatch(token -> token.isIn(REMARKS)
                        || token.isNumber()
                        || !token.isWord()
                        || token.is(
                                "only", "and", "upwards", "from", "at", "up", "to", "nur", "long", "case", "upper"));
        return allRemarks && piece.token(0).isIn(REMARKS) && !piece.token(0).is("rate", "scale", "say");
    }
}
