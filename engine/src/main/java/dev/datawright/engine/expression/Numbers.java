package dev.datawright.engine.expression;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads numbers as Python's `float` does, without infinities.
final class Numbers {

    static final double LARGEST_LONG = 9.2e18;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final int LONGEST = 400;

    private Numbers() {}

    /// The number; null when the text is none or too large.
    static @Nullable Double parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST || !NUMBER.matcher(stripped).matches()) {
            return null;
        }
        double number = Double.parseDouble(stripped);
        return Double.isFinite(number) ? number : null;
    }
}
