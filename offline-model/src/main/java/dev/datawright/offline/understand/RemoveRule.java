package dev.datawright.offline.understand;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /// `the name isn't needed`, `den Vornamen brauchen wir nicht`
    private static final List<Pattern> UNNEEDED = List.of(
            Pattern.compile(
                    "(?iu)(?:the |column |a )*(?<name>[\\p{L}_ ]+?) (?:is|are) (?:not|n't) (?:needed|necessary|required|wanted|important)(?: any ?more)?\\b.*"),
            Pattern.compile(
                    "(?iu)(?:the |column )*(?<name>[\\p{L}_ ]+?) (?:isn't|aren't) (?:needed|necessary|required|wanted|important)(?: any ?more)?\\b.*"),
            Pattern.compile(
                    "(?iu)(?:the |column )*(?<name>[\\p{L}_]+) (?:can go|can be (?:removed|dropped|deleted))\\b.*"),
            Pattern.compile(
                    "(?iu)(?:den |die |das |der )?(?<name>[\\p{L}_ ]+?) (?:brauche|brauchen|benötige|benötigen|will|wollen|möchte) (?:ich|wir) (?:doch |aber |jetzt )*nicht(?: mehr)?"),
            Pattern.compile(
                    "(?iu)(?:den |die |das |der )?(?<name>[\\p{L}_ ]+?) (?:wird|werden) nicht (?:mehr )?(?:gebraucht|benötigt)|(?:den |die |das |der )?(?<other>[\\p{L}_ ]+?) (?:kann|können|soll|sollen) (?:weg|raus|entfallen)"));

    private final Scene scene;

    RemoveRule(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        for (Pattern shape : UNNEEDED) {
            Matcher matcher = shape.matcher(sentence.text()
                    .replaceFirst("(?iu)^(?:oh |and |und |also |but |ach )+", "")
                    .replaceAll("[.!]+$", ""));
            if (matcher.matches()) {
                String name = matcher.group("name");
                String phrase = name != null ? name : matcher.group("other");
                // What is not there needs no removal.
                return References.find(phrase, scene.all()).isPresent()
                        ? List.of(new Intent.Remove(List.of(phrase)))
                        : scene.columns().isEmpty() ? List.of(new Intent.Aside(sentence.text())) : List.of();
            }
        }
        for (TokenPattern pattern : STARTS) {
            TokenPattern.Match match = pattern.matchAt(sentence.tokens(), 0);
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
