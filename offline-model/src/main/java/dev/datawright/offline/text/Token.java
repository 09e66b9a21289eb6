package dev.datawright.offline.text;

import java.util.Locale;
import java.util.Set;

/// A piece of a text.
///
/// @param text as it stands there; of a quoted piece what is between the quotes
/// @param number its value when it is a number, else 0
/// @param start offset in the text, inclusive
/// @param end offset in the text, exclusive
public record Token(String text, Kind kind, double number, int start, int end) {

    public String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Whether it is a word or sign that equals one of these.
    public boolean is(String... words) {
        if (kind == Kind.QUOTED || kind == Kind.NUMBER) {
            return false;
        }
        String lower = lower();
        for (String word : words) {
            if (lower.equals(word)) {
                return true;
            }
        }
        return false;
    }

    public boolean isIn(Set<String> words) {
        return kind != Kind.QUOTED && words.contains(lower());
    }

    public boolean isWord() {
        return kind == Kind.WORD;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /// What it is.
    public enum Kind {
        WORD,
        NUMBER,
        DATE,
        QUOTED,
        SIGN
    }
}
