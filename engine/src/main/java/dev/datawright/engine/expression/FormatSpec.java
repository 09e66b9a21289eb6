package dev.datawright.engine.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Python's format specification: `>10`, `05d`, `,.2f`, `.1%`.
///
/// @param grouping `,` or `_`, or empty
/// @param precision -1 when none is given
/// @param type 0 when none is given
record FormatSpec(
        String fill, char align, char sign, boolean alternate, int width, String grouping, int precision, char type) {

    private static final Pattern SPEC = Pattern.compile(
            "(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([bcdeEfFgGnosxX%])?", Pattern.DOTALL);
    private static final int MOST_DIGITS = 1_000;

    static FormatSpec parse(String text) {
        Matcher parts = SPEC.matcher(text);
        if (text.length() > 40 || !parts.matches() || parts.group(4) != null) {
            throw new EvaluationException("'" + (text.length() > 40 ? text.substring(0, 40) : text)
                    + "' is no format: such as '>10', '05d' or ',.2f'");
        }
        boolean zero = parts.group(6) != null;
        String align = parts.group(2);
        return new FormatSpec(
                align == null || parts.group(1) == null ? (zero ? "0" : " ") : parts.group(1),
                align == null ? (zero ? '=' : 0) : align.charAt(0),
                parts.group(3) == null ? '-' : parts.group(3).charAt(0),
                parts.group(5) != null,
                number(parts.group(7), 0),
                parts.group(8) == null ? "" : parts.group(8),
                number(parts.group(9), -1),
                parts.group(10) == null ? 0 : parts.group(10).charAt(0));
    }

    private static int number(@Nullable String digits, int otherwise) {
        if (digits == null) {
            return otherwise;
        }
        return Limits.width(digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits));
    }

    /// The value in that format.
    String format(@Nullable Object value) {
        return switch (value) {
            case String text -> ofText(text);
            case Boolean flag
            when type == 0 && width == 0 && precision < 0 && grouping.isEmpty() && align == 0 ->
                flag ? "True" : "False";
            case Boolean flag -> ofWhole(flag ? 1 : 0);
            case Long number -> ofWhole(number);
            case Double number -> ofReal(number);
            case null, default ->
                throw new EvaluationException("A format such as '>10' does not work on " + Values.kind(value));
        };
    }

    private String ofText(String text) {
        if ((type != 0 && type != 's') || sign != '-' || alternate || !grouping.isEmpty() || align == '=') {
            throw new EvaluationException("The format is one for numbers and the value is a text");
        }
        String shown = precision >= 0 && precision < Texts.length(text) ? Texts.part(text, 0, precision) : text;
        return padded("", shown, '<');
    }

    private String ofWhole(long number) {
        switch (type) {
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> {
                return ofReal((double) number);
            }
            case 's' -> throw new EvaluationException("The format 's' is one for texts and the value is a number");
            default -> {}
        }
        if (precision >= 0) {
            throw new EvaluationException("A whole number has no precision in a format without 'f'");
        }
        if (type == 'c') {
            if (number < 0 || number > Character.MAX_CODE_POINT) {
                throw new EvaluationException(number + " is no character");
            }
            return padded("", Character.toString((int) number), '<');
        }
        int radix =
                switch (type) {
                    case 'b' -> 2;
                    case 'o' -> 8;
                    case 'x', 'X' -> 16;
                    default -> 10;
                };
        if (grouping.equals(",") && radix != 10) {
            throw new EvaluationException("',' does not go with '" + type + "' in a format");
        }
        String digits = Long.toString(number, radix).replace("-", "");
        String prefix = alternate && radix != 10 ? "0" + type : "";
        if (type == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        return signed(number < 0, prefix, digits, "", radix == 10 ? 3 : 4);
    }

    private String ofReal(double number) {
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        String digits;
        switch (type) {
            case 0 -> digits = precision < 0 ? PythonText.of(Math.abs(number)) : general(Math.abs(number), true);
            case 'f', 'F' -> digits = fixed(Math.abs(number), precision < 0 ? 6 : precision, alternate);
            case '%' -> digits = fixed(Math.abs(number * 100), precision < 0 ? 6 : precision, alternate) + "%";
            case 'e', 'E' -> digits = scientific(Math.abs(number), precision < 0 ? 6 : precision, alternate);
            case 'g', 'G', 'n' -> digits = general(Math.abs(number), false);
            default ->
                throw new EvaluationException("The format '" + type + "' does not work on a number with decimals");
        }
        if (type == 'E' || type == 'G') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        int whole = 0;
        while (whole < digits.length() && Character.isDigit(digits.charAt(whole))) {
            whole++;
        }
        return signed(negative, "", digits.substring(0, whole), digits.substring(whole), 3);
    }

    static String fixed(double size, int places, boolean point) {
        checkDigits(places);
        String digits = new BigDecimal(Arithmetic.finite(size))
                .setScale(places, RoundingMode.HALF_EVEN)
                .toPlainString();
        return point && places == 0 ? digits + "." : digits;
    }

    static String scientific(double size, int places, boolean point) {
        checkDigits(places);
        BigDecimal exact = new BigDecimal(size);
        String digits = "0".repeat(places + 1);
        int exponent = 0;
        if (size != 0) {
            BigDecimal rounded = exact.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
            digits = rounded.unscaledValue().toString();
            exponent = digits.length() - 1 - rounded.scale();
            digits = digits.length() > places
                    ? digits.substring(0, places + 1)
                    : digits + "0".repeat(places + 1 - digits.length());
        }
        return mantissa(digits, point) + exponent(exponent);
    }

    private static String mantissa(String digits, boolean point) {
        return digits.length() == 1 ? digits + (point ? "." : "") : digits.charAt(0) + "." + digits.substring(1);
    }

    private static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    /// @param likeRepr as without a type: a number keeps its point
    private String general(double size, boolean likeRepr) {
        return general(size, precision < 0 ? 6 : precision, alternate, likeRepr);
    }

    static String general(double size, int precision, boolean alternate, boolean likeRepr) {
        checkDigits(precision);
        int significant = Math.max(1, precision);
        int exponent = 0;
        String digits = "0".repeat(significant);
        if (size != 0) {
            BigDecimal rounded = new BigDecimal(size).round(new MathContext(significant, RoundingMode.HALF_EVEN));
            digits = rounded.unscaledValue().toString();
            exponent = digits.length() - 1 - rounded.scale();
            digits = digits.length() >= significant
                    ? digits.substring(0, significant)
                    : digits + "0".repeat(significant - digits.length());
        }
        if (exponent < -4 || exponent >= significant - (likeRepr ? 1 : 0)) {
            String kept = alternate ? digits : withoutZeros(digits, 1);
            return mantissa(kept, alternate) + exponent(exponent);
        }
        String whole = exponent < 0 ? "0" : digits.substring(0, exponent + 1);
        String fraction = exponent < 0 ? "0".repeat(-exponent - 1) + digits : digits.substring(exponent + 1);
        if (!alternate) {
            fraction = withoutZeros(fraction, 0);
        }
        if (fraction.isEmpty()) {
            return likeRepr ? whole + ".0" : alternate ? whole + "." : whole;
        }
        return whole + "." + fraction;
    }

    private static String withoutZeros(String digits, int least) {
        int end = digits.length();
        while (end > least && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static void checkDigits(int places) {
        if (places > MOST_DIGITS) {
            throw new EvaluationException("A number has at most " + MOST_DIGITS + " places in a format");
        }
    }

    private String signed(boolean negative, String prefix, String whole, String rest, int group) {
        String before = (negative ? "-" : sign == '-' ? "" : String.valueOf(sign)) + prefix;
        String grouped = whole;
        if (!grouping.isEmpty()) {
            // Zeros that fill up are grouped too.
            int room = align == '=' && fill.equals("0") ? width - before.length() - rest.length() : 0;
            grouped = grouped(whole, group);
            StringBuilder longer = new StringBuilder(whole);
            while (grouped.length() < room) {
                longer.insert(0, '0');
                grouped = grouped(longer.toString(), group);
            }
        }
        return padded(before, grouped + rest, '>');
    }

    private String grouped(String digits, int group) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % group == 0) {
                text.append(grouping);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    private String padded(String before, String text, char usual) {
        int missing = width - Texts.length(before) - Texts.length(text);
        if (missing <= 0) {
            return before + text;
        }
        return switch (align == 0 ? usual : align) {
            case '<' -> before + text + fill.repeat(missing);
            case '^' -> fill.repeat(missing / 2) + before + text + fill.repeat(missing - missing / 2);
            case '=' -> before + fill.repeat(missing) + text;
            default -> fill.repeat(missing) + before + text;
        };
    }
}
