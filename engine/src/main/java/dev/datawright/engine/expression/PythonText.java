package dev.datawright.engine.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes values as Python's `str` does, which is what templates show.
public final class PythonText {

    private PythonText() {}

    /// The value as text: `True`, `None`, `3.0`, `1e+16`; an undefined value is empty.
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case String text -> text;
            case Boolean flag -> flag ? "True" : "False";
            case Double number -> of(number.doubleValue());
            case List<?> list -> list.stream().map(PythonText::quoted).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    /// The shortest text that reads back as the same number.
    public static String of(double number) {
        double size = Math.abs(number);
        if (size >= 1e-3 && size < 1e7 || number == 0) {
            return Double.toString(number);
        }
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (size >= 1e-4 && size < 1e16) {
            String plain = decimal.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        StringBuilder text = new StringBuilder(number < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        if (Math.abs(exponent) < 10) {
            text.append('0');
        }
        return text.append(Math.abs(exponent)).toString();
    }

    private static String quoted(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return of(value);
        }
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        return quote + text.replace("\\", "\\\\").replace("\n", "\\n").replace(quote + "", "\\" + quote) + quote;
    }
}
