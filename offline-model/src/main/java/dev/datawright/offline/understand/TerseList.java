package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Columns with nothing but blanks between them: `name breed weight_kg 2-70 vaccinated`, `length width height
/// each 1-9`.
final class TerseList {

    private static final int LEAST_COLUMNS = 3;
    private static final int LONGEST_PHRASE = 3;
    private static final Set<String> GLUE = Words.of(
            "of",
            "with",
            "from",
            "the",
            "a",
            "an",
            "and",
            "or",
            "for",
            "between",
            "by",
            "about",
            "after",
            "before",
            "than",
            "is",
            "are",
            "that",
            "which",
            "when",
            "whether",
            "if",
            "mit",
            "von",
            "der",
            "die",
            "das",
            "und",
            "oder",
            "zwischen",
            "ob",
            "als",
            "nach",
            "vor",
            "ist",
            "sind",
            "written",
            "made",
            "one",
            "how",
            "what",
            "not",
            "on",
            "at",
            "in",
            "im",
            "to",
            "bis");

    private final Lexicon lexicon;

    TerseList(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// One part a column; the item itself when it is no such list.
    List<Sentence> split(Sentence item) {
        if (item.tokens().stream()
                .anyMatch(token -> token.kind() == Token.Kind.SIGN && !token.is("-", "–", ".", "..", "$", "€"))) {
            return List.of(item);
        }
        List<Sentence> parts = new ArrayList<>();
        int known = 0;
        int at = 0;
        while (at < item.size()) {
            Token token = item.token(at);
            boolean shared =
                    item.tokens().subList(at, item.size()).stream().anyMatch(later -> later.is("each", "jeweils"));
            if (shared && token.is("each", "jeweils", "in")) {
                break;
            }
            if (token.isIn(GLUE) || !token.isWord()) {
                return List.of(item);
            }
            int end = phraseEnd(item, at);
            known += isNoun(item.part(at, end)) ? 1 : 0;
            // What stands behind a noun and is no word says something of it.
            int next = end;
            while (next < item.size() && !item.token(next).isWord()) {
                next++;
            }
            while (next > end && next < item.size() && isUnit(item.token(next))) {
                next++;
            }
            parts.add(item.part(at, next));
            at = next;
        }
        if (parts.size() < LEAST_COLUMNS || known < Math.max(2, parts.size() - 2)) {
            return List.of(item);
        }
        if (at < item.size()) {
            Sentence shared = item.from(at);
            return parts.stream().map(part -> joined(part, shared)).toList();
        }
        return parts;
    }

    private static Sentence joined(Sentence noun, Sentence shared) {
        List<Token> tokens = new ArrayList<>(noun.tokens());
        shared.tokens().stream()
                .filter(token -> !token.is("each", "jeweils", "all"))
                .forEach(tokens::add);
        return new Sentence(noun.source(), tokens);
    }

    private int phraseEnd(Sentence item, int start) {
        for (int end = Math.min(item.size(), start + LONGEST_PHRASE); end > start + 1; end--) {
            if (lexicon.exact(item.part(start, end).words()).isPresent()) {
                return end;
            }
        }
        return start + 1;
    }

    private boolean isNoun(Sentence words) {
        String phrase = words.words();
        return phrase.contains("_") || lexicon.find(List.of(phrase.split(" "))).kind() != Kind.UNKNOWN;
    }

    private static boolean isUnit(Token token) {
        return token.is(
                "kg", "cm", "m", "km", "g", "mm", "euro", "euros", "eur", "usd", "years", "jahre", "minutes", "hours",
                "days", "l", "ml");
    }
}
