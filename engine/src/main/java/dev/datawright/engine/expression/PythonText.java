package dev.datawright.engine.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
            case Escaped escaped -> escaped.text();
            case Undefined _ -> "";
            case List<?> _, Tuple _, Map<?, ?> _ -> repr(value);
            default -> value.toString();
        };
    }

    static void append(StringBuilder text, @Nullable Object value) {
        // No switch: this is the end of most expressions, and asking for the class is faster.
        if (value instanceof String words) {
            text.append(words);
        } else if (value instanceof Long number) {
            text.append(number.longValue());
        } else {
            text.append(of(value));
        }
    }

    /// The value as Python's `repr` writes it: with quotes around texts.
    static String repr(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        appendRepr(text, value);
        return text.toString();
    }

    private static void appendRepr(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case String words -> appendQuoted(text, words);
            case Undefined _ -> text.append("Undefined");
            case Escaped escaped -> {
                text.append("Markup(");
                appendQuoted(text, escaped.text());
                text.append(')');
            }
            case List<?> list -> {
                appendItems(text.append('['), list);
                text.append(']');
            }
            case Tuple tuple -> {
                appendItems(text.append('('), tuple.items());
                text.append(tuple.items().size() == 1 ? ",)" : ")");
            }
            case Map<?, ?> map -> {
                text.append('{');
                String separator = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(separator);
                    appendRepr(text, entry.getKey());
                    text.append(": ");
                    appendRepr(text, entry.getValue());
                    separator = ", ";
                }
                text.append('}');
            }
            case null, default -> text.append(of(value));
        }
        Limits.check(text);
    }

    private static void appendItems(StringBuilder text, List<?> items) {
        String separator = "";
        for (Object item : items) {
            text.append(separator);
            appendRepr(text, item);
            separator = ", ";
        }
    }

    private static void appendQuoted(StringBuilder text, String words) {
        char quote = words.indexOf('\'') >= 0 && words.indexOf('"') < 0 ? '"' : '\'';
        text.append(quote);
        for (int i = 0; i < words.length(); ) {
            int c = words.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (c == quote) {
                        text.append('\\').append(quote);
                    } else if (isPrintable(c)) {
                        text.appendCodePoint(c);
                    } else {
                        text.append(
                                c <= 0xFF
                                        ? "\\x%02x".formatted(c)
                                        : c <= 0xFFFF ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
                    }
                }
            }
        }
        text.append(quote);
    }

    private static boolean isPrintable(int c) {
        if (c == ' ') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
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
}
