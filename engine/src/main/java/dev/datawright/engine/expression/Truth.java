package dev.datawright.engine.expression;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a condition that stands in braces comes to.
///
/// A text counts as what it would be as a constant of Python, as in Data Designer: `False`, `0` and `[]` do not hold.
final class Truth {

    private static final Pattern FALSE = Pattern.compile(
            "False|None|[-+]?0+(_?0)*|[-+]?0*\\.?0+(e[-+]?\\d+)?|[-+]?0+\\.|''|\"\"|\\[\\s*]|\\{\\s*}|\\(\\s*\\)");
    private static final int LONGEST_CONSTANT = 40;

    private Truth() {}

    static boolean of(@Nullable Object value) {
        return value instanceof String text
                ? !text.isEmpty()
                        && (text.length() > LONGEST_CONSTANT
                                || !FALSE.matcher(text).matches())
                : Values.isTrue(value);
    }
}
