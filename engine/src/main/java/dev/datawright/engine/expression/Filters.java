package dev.datawright.engine.expression;

import dev.datawright.rules.template.Filter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Jinja's filters on values.
final class Filters {

    private static final String WORD_BREAKS = "-([{<";
    private static final int MOST_PLACES = 300;

    private Filters() {}

    /// @param arguments by position, [Undefined] where none is given
    static @Nullable Object apply(Filter filter, @Nullable Object value, @Nullable Object[] arguments) {
        return switch (filter) {
            case UPPER -> PythonText.of(value).toUpperCase(Locale.ROOT);
            case LOWER -> PythonText.of(value).toLowerCase(Locale.ROOT);
            case TITLE -> title(PythonText.of(value));
            case CAPITALIZE -> capitalized(PythonText.of(value));
            case TRIM -> PythonText.of(value).strip();
            case REPLACE -> replaced(PythonText.of(value), PythonText.of(arguments[0]), PythonText.of(arguments[1]));
            case LENGTH -> length(value);
            case DEFAULT -> orDefault(value, arguments);
            case ROUND -> rounded(value, arguments);
            case INT -> toInt(value, given(arguments[0], 0L));
            case FLOAT -> toFloat(value, given(arguments[0], 0.0));
            case STRING -> PythonText.of(value);
            case ABS -> absolute(value);
            case JOIN -> joined(value, PythonText.of(arguments[0]));
            case FIRST -> end(value, true);
            case LAST -> end(value, false);
            case TRUNCATE -> truncated(PythonText.of(value), arguments);
        };
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            title.append(atStart ? Character.toUpperCase(c) : Character.toLowerCase(c));
            atStart = Character.isWhitespace(c) || WORD_BREAKS.indexOf(c) >= 0;
        }
        return title.toString();
    }

    private static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String replaced(String text, String old, String replacement) {
        if (old.isEmpty() || !text.contains(old)) {
            return text;
        }
        long longest = (long) text.length() / old.length() * replacement.length() + text.length();
        if (longest > 2L * Limits.LONGEST) {
            throw Limits.tooLong();
        }
        return Limits.checked(text.replace(old, replacement));
    }

    private static long length(@Nullable Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case Undefined _ -> 0;
            case null, default -> throw new EvaluationException(Operators.kind(value) + " has no length");
        };
    }

    private static @Nullable Object orDefault(@Nullable Object value, @Nullable Object[] arguments) {
        boolean whenFalse = Operators.isTrue(arguments[1]);
        boolean replaces = value instanceof Undefined || whenFalse && !Operators.isTrue(value);
        return replaces ? given(arguments[0], "") : value;
    }

    private static Object rounded(@Nullable Object value, @Nullable Object[] arguments) {
        Object number = Operators.number(value);
        if (!(Operators.number(given(arguments[0], 0L)) instanceof Long places) || Math.abs(places) > MOST_PLACES) {
            throw new EvaluationException("The precision of 'round' is no whole number between -300 and 300");
        }
        RoundingMode mode =
                switch (PythonText.of(given(arguments[1], "common"))) {
                    case "common" -> RoundingMode.HALF_EVEN;
                    case "ceil" -> RoundingMode.CEILING;
                    case "floor" -> RoundingMode.FLOOR;
                    default -> throw new EvaluationException("The method of 'round' is common, ceil or floor");
                };
        if (number instanceof Long whole && places >= 0 && mode == RoundingMode.HALF_EVEN) {
            return whole;
        }
        if (number instanceof Number any) {
            return new BigDecimal(any.doubleValue())
                    .setScale(places.intValue(), mode)
                    .doubleValue();
        }
        throw new EvaluationException("'round' does not work on " + Operators.kind(value));
    }

    private static @Nullable Object toInt(@Nullable Object value, @Nullable Object otherwise) {
        return switch (value) {
            case Long number -> number;
            case Boolean flag -> flag ? 1L : 0L;
            case Double number -> wholeOr(number, otherwise);
            case String text -> {
                try {
                    yield Long.parseLong(text.strip());
                } catch (NumberFormatException notWhole) {
                    Double number = Numbers.parse(text);
                    yield number == null ? otherwise : wholeOr(number, otherwise);
                }
            }
            case null, default -> otherwise;
        };
    }

    private static @Nullable Object wholeOr(double number, @Nullable Object otherwise) {
        return Math.abs(number) < Numbers.LARGEST_LONG ? (Object) (long) number : otherwise;
    }

    private static @Nullable Object toFloat(@Nullable Object value, @Nullable Object otherwise) {
        if (value instanceof String text) {
            Double number = Numbers.parse(text);
            return number == null ? otherwise : number;
        }
        return Operators.number(value) instanceof Number number ? (Object) number.doubleValue() : otherwise;
    }

    private static Object absolute(@Nullable Object value) {
        return switch (Operators.number(value)) {
            case Long number -> Math.abs(number);
            case Double number -> Math.abs(number);
            case null, default -> throw new EvaluationException("'abs' does not work on " + Operators.kind(value));
        };
    }

    private static String joined(@Nullable Object value, String separator) {
        if (value instanceof List<?> list) {
            return Limits.checked(list.stream().map(PythonText::of).collect(Collectors.joining(separator)));
        }
        if (value instanceof String text) {
            if ((long) text.length() * (separator.length() + 1) > Limits.LONGEST) {
                throw Limits.tooLong();
            }
            return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(separator));
        }
        throw new EvaluationException("'join' does not work on " + Operators.kind(value));
    }

    private static @Nullable Object end(@Nullable Object value, boolean first) {
        if (value instanceof String text) {
            if (text.isEmpty()) {
                return Undefined.INSTANCE;
            }
            int at = first ? 0 : text.offsetByCodePoints(text.length(), -1);
            return Character.toString(text.codePointAt(at));
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? Undefined.INSTANCE : first ? list.getFirst() : list.getLast();
        }
        throw new EvaluationException("'first' and 'last' do not work on " + Operators.kind(value));
    }

    private static String truncated(String text, @Nullable Object[] arguments) {
        int length = size(arguments[0], 255);
        boolean killWords = Operators.isTrue(arguments[1]);
        String end = PythonText.of(given(arguments[2], "..."));
        int leeway = size(arguments[3], 5);
        if (text.length() <= length + leeway) {
            return text;
        }
        String kept = text.substring(0, Math.max(0, length - end.length()));
        int lastSpace = kept.lastIndexOf(' ');
        return (killWords || lastSpace < 0 ? kept : kept.substring(0, lastSpace)) + end;
    }

    private static int size(@Nullable Object value, int otherwise) {
        if (value instanceof Undefined) {
            return otherwise;
        }
        if (value instanceof Long size && size >= 0 && size <= Limits.LONGEST) {
            return size.intValue();
        }
        throw new EvaluationException("The length of 'truncate' is no whole number from 0 to " + Limits.LONGEST);
    }

    private static @Nullable Object given(@Nullable Object argument, Object otherwise) {
        return argument instanceof Undefined ? otherwise : argument;
    }
}
