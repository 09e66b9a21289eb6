package dev.datawright.offline.understand;

import dev.datawright.offline.text.Token;
import java.util.ArrayList;
import java.util.List;

/// `generate`, `run it`, `generate 500 rows`, `preview`, `500 rows instead`, `more rows`: nothing but the run and its
/// size.
final class RunRule implements IntentRule {

    @Override
    public List<Intent> read(Sentence sentence) {
        boolean generate = false;
        boolean make = false;
        boolean preview = false;
        boolean show = false;
        boolean rows = false;
        boolean more = false;
        boolean fewer = false;
        boolean twice = false;
        double count = -1;
        for (Token token : sentence.tokens()) {
            if (token.isNumber() && count < 0 && token.number() == Math.rint(token.number())) {
                count = token.number();
            } else if (token.isIn(RunWords.ROW_WORDS)) {
                rows = true;
            } else if (token.isIn(RunWords.PREVIEW)) {
                preview = true;
            } else if (token.isIn(RunWords.MORE)) {
                more = true;
            } else if (token.isIn(RunWords.FEWER)) {
                fewer = true;
            } else if (token.is("double", "twice", "doppelt", "verdopple")) {
                twice = true;
            } else if (token.isIn(RunWords.GENERATE)) {
                generate = true;
            } else if (token.isIn(RunWords.SHOW)) {
                show = true;
            } else if (token.isIn(RunWords.MAKE)) {
                make = true;
            } else if (!token.isIn(RunWords.FILLER)
                    && !token.isIn(RunWords.CHANGE)
                    && !token.isIn(RunWords.DOUBLE)
                    && token.kind() != Token.Kind.SIGN) {
                return List.of();
            }
        }
        return decide(sentence, new Seen(generate, make, preview, show, rows, more, fewer, twice, (long) count));
    }

    private static List<Intent> decide(Sentence sentence, Seen seen) {
        if (seen.preview() || (seen.show() && (seen.rows() || seen.count() >= 0 || sentence.size() <= 4))) {
            return List.of(new Intent.Preview());
        }
        List<Intent> intents = new ArrayList<>();
        boolean short_ = sentence.size() <= 9;
        boolean makesIt = seen.make()
                && (seen.rows()
                        || sentence.tokens().stream()
                                .anyMatch(token -> token.is(
                                        "it",
                                        "them",
                                        "data",
                                        "dataset",
                                        "file",
                                        "so",
                                        "das",
                                        "es",
                                        "daten",
                                        "datei",
                                        "datensatz",
                                        "sie")));
        if (seen.twice() && !seen.generate()) {
            intents.add(new Intent.ScaleRows(2));
        } else if (seen.count() > 0
                && (seen.rows()
                        || seen.generate()
                        || sentence.size() <= 4 && (seen.make() || isInstead(sentence) || sentence.size() == 1))) {
            intents.add(new Intent.Rows(seen.count(), seen.more()));
        } else if (seen.more() && seen.rows()) {
            intents.add(new Intent.ScaleRows(2));
        } else if (seen.fewer() && seen.rows()) {
            intents.add(new Intent.ScaleRows(0.5));
        }
        if (short_
                && (seen.generate() || (makesIt && (seen.count() < 0 || !intents.isEmpty()) && !isInstead(sentence)))) {
            intents.add(new Intent.Generate());
        }
        return intents;
    }

    private static boolean isInstead(Sentence sentence) {
        return sentence.tokens().stream()
                .anyMatch(token -> token.is("instead", "only", "just", "nur", "statt", "stattdessen", "lieber", "it"));
    }

    private record Seen(
            boolean generate,
            boolean make,
            boolean preview,
            boolean show,
            boolean rows,
            boolean more,
            boolean fewer,
            boolean twice,
            long count) {}
}
