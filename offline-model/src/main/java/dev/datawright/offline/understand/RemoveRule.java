package dev.datawright.offline.understand;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `remove the street`, `drop fine and paid`, `ohne Straße`.
final class RemoveRule implements IntentRule {

    private static final List<TokenPattern> STARTS = TokenPattern.all(
            "remove|delete|drop|omit|exclude|erase|skip|entferne|lösche|streiche|entfern|lösch|streich",
            "take|leave|throw|get out|away|off|rid of?",
            "i|we do not|n't? need|want",
            "i|we don't|dont need|want",
            "without|ohne",
            "no more?",
            "lass|nimm|wirf|lasse");
    private static final Set<String> TAIL = Words.of(
            "raus", "weg", "heraus", "out", "please", "bitte", "anymore", "again", "mehr", "too", "as", "well", "fort",
            "bleiben", "away", "from", "it", "wieder", "auch");

    @Override
    public List<Intent> read(Sentence sentence) {
        for (TokenPattern pattern : STARTS) {
            Match match = pattern.matchAt(sentence.tokens(), 0);
            if (match == null) {
                continue;
            }
            int end = sentence.size();
            while (end > match.end()
                    && (sentence.token(end - 1).isIn(TAIL)
                            || sentence.token(end - 1).is(".", ","))) {
                end--;
            }
            if (sentence.token(0).is("lass", "nimm", "wirf", "lasse", "take", "leave", "throw")
                    && end == sentence.size()
                    && match.end() == 1) {
                continue;
            }
            List<Intent> rows = new ArrayList<>();
            List<String> phrases = phrases(sentence.part(match.end(), end), rows);
            if (!phrases.isEmpty()
                    && sentence.tokens().stream()
                            .noneMatch(token -> token.isNumber()
                                    && !token.text().isBlank()
                                    && sentence.token(0).is("no"))) {
                rows.addFirst(new Intent.Remove(phrases));
                return rows;
            }
        }
        return List.of();
    }

    /// @param rows takes what is no column but a number of rows, as in `remove the street, 500 rows`
    private static List<String> phrases(Sentence list, List<Intent> rows) {
        List<String> phrases = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= list.size(); i++) {
            if (i == list.size() || list.token(i).is(",", ";", "and", "und", "or", "oder", "&")) {
                String phrase = list.part(start, i).tokens().stream()
                        .filter(token -> !token.is(
                                "the", "column", "columns", "field", "spalte", "spalten", "die", "der", "das", "den",
                                "from", "aus"))
                        .map(Token::text)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("");
                Optional<Intent> count = DescribeRule.rowsOf(list.part(start, i));
                if (count.isPresent()) {
                    rows.add(count.get());
                } else if (!phrase.isBlank()) {
                    phrases.add(phrase);
                }
                start = i + 1;
            }
        }
        return phrases;
    }
}
