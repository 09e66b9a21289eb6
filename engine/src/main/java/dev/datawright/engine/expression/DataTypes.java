package dev.datawright.engine.expression;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Turns what an expression came to into the type that its column has, as Data Designer does.
final class DataTypes {

    private DataTypes() {}

    static double toDouble(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        String text = PythonText.of(value);
        Double number = Numbers.parse(text);
        if (number == null) {
            throw new EvaluationException("'" + shortened(text) + "' is not a number");
        }
        return number;
    }

    static long toLong(@Nullable Object value) {
        return value instanceof Long number ? number : Numbers.truncated(toDouble(value));
    }

    /// A number is true unless it is 0 after its decimals are cut, a text when it is "true".
    static boolean toBoolean(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = PythonText.of(value);
        Double number = Numbers.parse(text);
        if (number == null
                && Numbers.isNotFinite(text)
                && !text.toLowerCase(Locale.ROOT).contains("nan")) {
            throw new EvaluationException("'" + shortened(text) + "' is no finite number");
        }
        return number == null ? text.toLowerCase(Locale.ROOT).equals("true") : Math.abs(number) >= 1;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
