package dev.datawright.engine.expression;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads numbers as Python's `float` and `int` do, without infinities.
final class Numbers {

    static final double LARGEST_LONG = 9.2e18;

    private static final String DIGITS = "\\d+(?:_\\d+)*";
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:" + DIGITS + "\\.?(?:" + DIGITS + ")?|\\." + DIGITS + ")(?:[eE][+-]?" + DIGITS + ")?");
    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(?:inf|infinity|nan)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 400;

    private Numbers() {}

    /// The number; null when the text is none or too large.
    static @Nullable Double parse(String text) {
        String stripped = Texts.stripped(text, null, true, true);
        if (stripped.length() > LONGEST || !NUMBER.matcher(stripped).matches()) {
            return null;
        }
        double number = Double.parseDouble(stripped.indexOf('_') < 0 ? stripped : stripped.replace("_", ""));
        return Double.isFinite(number) ? number : null;
    }

    /// Whether Python would read an infinity, or what is no number to it either.
    static boolean isNotFinite(String text) {
        String stripped = Texts.stripped(text, null, true, true);
        return NOT_FINITE.matcher(stripped).matches()
                || (stripped.length() <= LONGEST
                        && NUMBER.matcher(stripped).matches()
                        && Double.isInfinite(Double.parseDouble(stripped.replace("_", ""))));
    }

    /// The whole number in that base; null when the text is none.
    ///
    /// @param base 2 to 36, or 0 for what the prefix says
    static @Nullable Long parseWhole(String text, int base) {
        String rest = Texts.stripped(text, null, true, true).toLowerCase(Locale.ROOT);
        boolean negative = rest.startsWith("-");
        if (negative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        int prefixed = rest.startsWith("0x") ? 16 : rest.startsWith("0o") ? 8 : rest.startsWith("0b") ? 2 : 0;
        int radix = base;
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            rest = rest.startsWith("_", 2) ? rest.substring(3) : rest.substring(2);
        } else if (base == 0) {
            radix = 10;
        }
        if (rest.isEmpty() || rest.startsWith("_") || rest.endsWith("_") || rest.contains("__")) {
            return null;
        }
        String digits = rest.replace("_", "");
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 0x7F || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        if (digits.length() > LONGEST) {
            throw tooLarge(text);
        }
        BigInteger value = new BigInteger(negative ? "-" + digits : digits, radix);
        if (value.bitLength() > 63) {
            throw tooLarge(text);
        }
        return value.longValue();
    }

    static long truncated(double number) {
        if (Math.abs(number) >= LARGEST_LONG) {
            throw tooLarge(PythonText.of(number));
        }
        return (long) number;
    }

    private static EvaluationException tooLarge(String text) {
        String shown = text.length() <= 60 ? text : text.substring(0, 57) + "...";
        return new EvaluationException(shown + " is too large for a whole number");
    }
}
