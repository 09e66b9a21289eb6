package dev.datawright.launcher.eval;

import java.util.regex.Pattern;

/// The names that a column may have: a regular expression over whole words of the name, written in plain lower case.
///
/// `fine` matches `fine`, `Fine amount` and `parkingFine`, not `refined`; `strasse` matches `Straße`.
record NamePattern(String text, Pattern pattern) {

    static NamePattern of(String text) {
        return new NamePattern(text, Pattern.compile("(?:^|_)(?:" + text + ")(?:_|$)"));
    }

    /// This name alone.
    static NamePattern exactly(String name) {
        return new NamePattern(name, Pattern.compile("^" + Pattern.quote(normal(name)) + "$"));
    }

    boolean matches(String name) {
        return pattern.matcher(normal(name)).find();
    }

    private static String normal(String name) {
        return Texts.folded(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2"))
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    }
}
