package dev.datawright.engine.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's `'%05.2f' % value`.
final class Printf {

    private final String format;
    private final @Nullable Object values;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int next;

    private Printf(String format, @Nullable Object values) {
        this.format = format;
        this.values = values;
    }

    static String format(String format, @Nullable Object values) {
        return new Printf(format, values).all();
    }

    private String all() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                text.append(format, at, format.length());
                break;
            }
            text.append(format, at, percent);
            at = percent + 1;
            one();
            Limits.check(text);
        }
        boolean takesWhole = values instanceof Map || values instanceof List;
        if (!takesWhole && next < (values instanceof Tuple tuple ? tuple.items().size() : 1)) {
            throw new EvaluationException("'%' is given more values than its text has places for");
        }
        return text.toString();
    }

    private void one() {
        @Nullable Object value = Undefined.INSTANCE;
        boolean named = false;
        if (peek() == '(') {
            int close = format.indexOf(')', at);
            if (close < 0 || !(values instanceof Map<?, ?> map)) {
                throw new EvaluationException("'%(name)s' needs a dictionary after '%'");
            }
            String key = format.substring(at + 1, close);
            if (!map.containsKey(key)) {
                throw new EvaluationException("The dictionary after '%' has no '" + key + "'");
            }
            value = map.get(key);
            named = true;
            at = close + 1;
        }
        boolean left = false;
        boolean zero = false;
        boolean alternate = false;
        char sign = '-';
        for (; "-+ #0".indexOf(peek()) >= 0; at++) {
            switch (peek()) {
                case '-' -> left = true;
                case '0' -> zero = true;
                case '#' -> alternate = true;
                case '+' -> sign = '+';
                default -> sign = sign == '+' ? '+' : ' ';
            }
        }
        int width = number();
        if (width < 0) {
            left = true;
            width = -width;
        }
        int precision = -1;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, number());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            at++;
        }
        char type = peek();
        at++;
        if (type == '%') {
            text.append('%');
            return;
        }
        if (!named) {
            value = take();
        }
        boolean numeric = "diouxXeEfFgG".indexOf(type) >= 0;
        String shown = numeric ? number(type, value, precision, alternate) : words(type, value, precision);
        String before = "";
        if (numeric) {
            boolean negative = shown.startsWith("-");
            before = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
            shown = negative ? shown.substring(1) : shown;
        }
        int missing = width - Texts.length(shown) - before.length();
        if (missing <= 0) {
            text.append(before).append(shown);
        } else if (left) {
            text.append(before).append(shown).append(" ".repeat(missing));
        } else if (zero && numeric) {
            int prefix = alternate && "xXo".indexOf(type) >= 0 ? 2 : 0;
            text.append(before)
                    .append(shown, 0, prefix)
                    .append("0".repeat(missing))
                    .append(shown, prefix, shown.length());
        } else {
            text.append(" ".repeat(missing)).append(before).append(shown);
        }
    }

    private char peek() {
        if (at >= format.length()) {
            throw new EvaluationException("The text before '%' ends within a place such as '%d'");
        }
        return format.charAt(at);
    }

    private int number() {
        if (peek() == '*') {
            at++;
            return Limits.width(Values.whole(take(), "The width '*'"));
        }
        long number = 0;
        for (; peek() >= '0' && peek() <= '9'; at++) {
            number = Limits.width(number * 10 + (peek() - '0'));
        }
        return (int) number;
    }

    private @Nullable Object take() {
        if (values instanceof Tuple tuple) {
            if (next >= tuple.items().size()) {
                throw new EvaluationException("'%' is given fewer values than its text has places for");
            }
            return tuple.items().get(next++);
        }
        if (next++ > 0) {
            throw new EvaluationException("'%' is given fewer values than its text has places for");
        }
        return values;
    }

    private static String words(char type, @Nullable Object value, int precision) {
        String shown =
                switch (type) {
                    case 's' -> PythonText.of(value);
                    case 'r', 'a' -> PythonText.repr(value);
                    case 'c' -> character(value);
                    default ->
                        throw new EvaluationException("'%" + type + "' is no place for a value: use %s, %d or %f");
                };
        return precision >= 0 && type != 'c' && precision < Texts.length(shown)
                ? Texts.part(shown, 0, precision)
                : shown;
    }

    private static String character(@Nullable Object value) {
        if (value instanceof String text && Texts.length(text) == 1) {
            return text;
        }
        if (Values.number(value) instanceof Long c && c >= 0 && c <= Character.MAX_CODE_POINT) {
            return Character.toString(c.intValue());
        }
        throw new EvaluationException("'%c' needs one character");
    }

    private static String number(char type, @Nullable Object value, int precision, boolean alternate) {
        Object number = Values.number(value);
        if (number == null) {
            throw new EvaluationException("'%" + type + "' does not work on " + Values.kind(value));
        }
        if ("eEfFgG".indexOf(type) >= 0) {
            double real = ((Number) number).doubleValue();
            boolean negative = real < 0 || (real == 0 && 1 / real < 0);
            int places = precision < 0 ? 6 : precision;
            String digits =
                    switch (Character.toLowerCase(type)) {
                        case 'e' -> FormatSpec.scientific(Math.abs(real), places, alternate);
                        case 'f' -> FormatSpec.fixed(Math.abs(real), places, alternate);
                        default -> FormatSpec.general(Math.abs(real), places, alternate, false);
                    };
            return (negative ? "-" : "") + (Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits);
        }
        boolean decimal = "diu".indexOf(type) >= 0;
        if (number instanceof Double && !decimal) {
            throw new EvaluationException("'%" + type + "' needs a whole number");
        }
        long whole = number instanceof Double real ? Numbers.truncated(real) : (Long) number;
        String digits =
                Long.toString(whole, decimal ? 10 : type == 'o' ? 8 : 16).replace("-", "");
        if (type == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        if (precision > digits.length()) {
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        String prefix = alternate && !decimal ? "0" + type : "";
        return (whole < 0 ? "-" : "") + prefix + digits;
    }
}
