package dev.datawright.engine.expression;

import dev.datawright.rules.template.Method;
import dev.datawright.rules.template.Spaces;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The methods of Python's texts.
final class TextMethods {

    private TextMethods() {}

    /// @param arguments by position, [Undefined] where none is given
    static @Nullable Object call(Method method, String text, @Nullable Object[] arguments) {
        return switch (method) {
            case CAPITALIZE -> Texts.capitalized(text);
            case CASEFOLD -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            case CENTER, LJUST, RJUST -> justified(method, text, arguments);
            case COUNT -> Found.in(text, arguments).count();
            case ENDSWITH -> Found.ends(text, arguments, false);
            case STARTSWITH -> Found.ends(text, arguments, true);
            case FIND -> Found.in(text, arguments).first();
            case RFIND -> Found.in(text, arguments).last();
            case INDEX -> found(Found.in(text, arguments).first());
            case RINDEX -> found(Found.in(text, arguments).last());
            case ISALNUM -> all(text, c -> Character.isLetter(c) || isNumeric(c));
            case ISALPHA -> all(text, Character::isLetter);
            case ISASCII -> text.isEmpty() || all(text, c -> c < 0x80);
            case ISDECIMAL -> all(text, Character::isDigit);
            case ISDIGIT -> all(text, c -> Character.isDigit(c) || (isNumeric(c) && isRaised(c)));
            case ISLOWER -> isLower(text);
            case ISNUMERIC -> all(text, TextMethods::isNumeric);
            case ISSPACE -> all(text, Spaces::is);
            case ISTITLE -> isTitle(text);
            case ISUPPER -> isUpper(text);
            case JOIN -> joined(text, arguments[0]);
            case LOWER -> Texts.lower(text);
            case LSTRIP -> Texts.stripped(text, arguments[0], true, false);
            case RSTRIP -> Texts.stripped(text, arguments[0], false, true);
            case STRIP -> Texts.stripped(text, arguments[0], true, true);
            case PARTITION -> partition(text, text(arguments[0]), true);
            case RPARTITION -> partition(text, text(arguments[0]), false);
            case REMOVEPREFIX -> {
                String prefix = text(arguments[0]);
                yield text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            }
            case REMOVESUFFIX -> {
                String suffix = text(arguments[0]);
                yield text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
            }
            case REPLACE ->
                Texts.replaced(text, text(arguments[0]), text(arguments[1]), whole(arguments[2], -1, "The count"));
            case SPLIT -> Splits.split(text, arguments, false);
            case RSPLIT -> Splits.split(text, arguments, true);
            case SPLITLINES -> Splits.lines(text, Values.isTrue(arguments[0]));
            case SWAPCASE -> swapped(text);
            case TITLE -> Texts.titled(text);
            case UPPER -> Texts.upper(text);
            case ZFILL -> {
                int signs = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
                int width = Limits.width(Values.whole(arguments[0], "The width of 'zfill'"));
                String zeros = "0".repeat(Math.max(0, width - Texts.length(text)));
                yield text.substring(0, signs) + zeros + text.substring(signs);
            }
            case COPY, FORMAT, GET, IS_INTEGER, ITEMS, KEYS, VALUES -> throw Methods.missing(method, text);
        };
    }

    static String text(@Nullable Object argument) {
        if (argument instanceof String text) {
            return text;
        }
        throw new EvaluationException("A text is needed, not " + Values.kind(argument));
    }

    static long whole(@Nullable Object argument, long otherwise, String what) {
        return argument instanceof Undefined ? otherwise : Values.whole(argument, what);
    }

    private static long found(long place) {
        if (place < 0) {
            throw new EvaluationException("The text is not found: '.find()' gives -1 instead");
        }
        return place;
    }

    private static String justified(Method method, String text, @Nullable Object[] arguments) {
        int width = Limits.width(Values.whole(arguments[0], "The width of '" + method.wireName() + "'"));
        String fill = arguments[1] instanceof Undefined ? " " : text(arguments[1]);
        if (Texts.length(fill) != 1) {
            throw new EvaluationException("What fills up is exactly one character");
        }
        int missing = width - Texts.length(text);
        if (missing <= 0) {
            return text;
        }
        int left = method == Method.LJUST ? 0 : method == Method.RJUST ? missing : missing / 2 + (missing & width & 1);
        return fill.repeat(left) + text + fill.repeat(missing - left);
    }

    private static String joined(String separator, @Nullable Object items) {
        if (items instanceof Undefined || !Values.canBeGoneThrough(items)) {
            throw new EvaluationException("'join' does not work on " + Values.kind(items));
        }
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (Object item : Values.items(items)) {
            text.append(first ? "" : separator).append(text(item));
            Limits.check(text);
            first = false;
        }
        return text.toString();
    }

    private static Tuple partition(String text, String separator, boolean first) {
        if (separator.isEmpty()) {
            throw new EvaluationException("The separator is empty");
        }
        int at = first ? text.indexOf(separator) : text.lastIndexOf(separator);
        if (at < 0) {
            return first ? Tuple.of(text, "", "") : Tuple.of("", "", text);
        }
        return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    private static String swapped(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        for (String c : Texts.characters(text)) {
            swapped.append(Character.isUpperCase(c.codePointAt(0)) ? Texts.lower(c) : Texts.upper(c));
        }
        return swapped.toString();
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    private static boolean isTitle(String text) {
        boolean within = false;
        boolean any = false;
        for (int c : text.codePoints().toArray()) {
            boolean capital = Character.isUpperCase(c) || Character.isTitleCase(c);
            if (capital ? within : Character.isLowerCase(c) && !within) {
                return false;
            }
            within = Texts.isCased(c);
            any |= within;
        }
        return any;
    }

    private static boolean all(String text, IntPredicate wanted) {
        return !text.isEmpty() && text.codePoints().allMatch(wanted);
    }

    private static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isRaised(int c) {
        return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2089);
    }
}
