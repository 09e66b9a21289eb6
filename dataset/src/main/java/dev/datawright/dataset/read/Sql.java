package dev.datawright.dataset.read;

/// Quoting: names and values come from people, so they never stand in a statement as they are.
public final class Sql {

    private Sql() {}

    /// A name as a quoted identifier.
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A text as a string literal.
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
