package dev.datawright.dataset.write;

import java.util.regex.Pattern;

/// Keeps a spreadsheet from running a cell's text as a formula.
final class FormulaGuard {

    private static final String BEGINNINGS = "=+-@\t\r\n";
    private static final Pattern NUMBER = Pattern.compile("[+-]\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private FormulaGuard() {}

    /// The text behind an apostrophe when it begins like a formula (`=`, `+`, `-`, `@`, a tab or a line's end) and is
    /// no number.
    static String guarded(String text) {
        return text.isEmpty()
                        || BEGINNINGS.indexOf(text.charAt(0)) < 0
                        || NUMBER.matcher(text).matches()
                ? text
                : "'" + text;
    }
}
