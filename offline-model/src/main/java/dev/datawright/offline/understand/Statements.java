package dev.datawright.offline.understand;

import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a sentence that states something of several known columns: `qty is 1-12, price 2 to 9, currency only
/// EUR or USD`.
final class Statements {

    private static final Set<String> STATES = Words.of(
            "is",
            "are",
            "should",
            "must",
            "shall",
            "only",
            "can",
            "may",
            "between",
            "from",
            "soll",
            "sollen",
            "muss",
            "darf",
            "ist",
            "sind",
            "nur",
            "zwischen",
            "von",
            "matches",
            "fits",
            "depends",
            ":",
            "=",
            "has",
            "höchstens",
            "mindestens",
            "at",
            "up",
            "isn't",
            "kann");
    private static final Set<String> SMALL =
            Words.of("the", "a", "der", "die", "das", "den", "and", "und", "but", "aber", "then", "column", "also");

    private Statements() {}

    static List<Sentence> of(Sentence sentence, Scene scene) {
        if (scene.all().isEmpty()) {
            return List.of(sentence);
        }
        List<Sentence> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 1; i < sentence.size(); i++) {
            depth += sentence.token(i).is("(", "[") ? 1 : sentence.token(i).is(")", "]") ? -1 : 0;
            boolean cut = depth == 0
                    && sentence.token(i).is(",", ";", "and", "und", "but", "aber")
                    && !sentence.token(i - 1).is(",", ";")
                    && states(sentence, i + 1, scene)
                    && (start > 0
                            || states(sentence, 0, scene)
                            || !scene.columns().isEmpty());
            if (cut) {
                parts.add(sentence.part(start, i));
                start = i + 1;
                while (start < sentence.size() && sentence.token(start).is("and", "und", "but", "aber")) {
                    start++;
                }
            }
        }
        parts.add(sentence.from(start));
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /// Whether a known name stands here and something is said of it.
    private static boolean states(Sentence sentence, int at, Scene scene) {
        int start = at;
        while (start < sentence.size() && sentence.token(start).isIn(SMALL)) {
            start++;
        }
        for (int end = Math.min(sentence.size() - 1, start + 3); end > start; end--) {
            Sentence name = sentence.part(start, end);
            boolean words = name.tokens().stream().allMatch(token -> token.isWord() && !token.isIn(STATES));
            if (words
                    && (sentence.token(end).isIn(STATES) || sentence.token(end).isNumber())
                    && References.find(name.text(), scene.all()).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
