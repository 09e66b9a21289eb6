package dev.datawright.engine.expression;

import dev.datawright.rules.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps a template from filling the memory.
final class Limits {

    /// Longest text that a template may make, in characters.
    static final int LONGEST = Template.LONGEST_TEXT;

    /// Most items that a list may have, with those of the lists in it.
    static final int MOST_ITEMS = Template.LONGEST_TEXT;

    private Limits() {}

    static String checked(String text) {
        if (text.length() > LONGEST) {
            throw tooLong();
        }
        return text;
    }

    static void check(StringBuilder text) {
        if (text.length() > LONGEST) {
            throw tooLong();
        }
    }

    /// A width or a precision that somebody asks for.
    static int width(long width) {
        if (width > LONGEST) {
            throw tooLong();
        }
        return (int) width;
    }

    static String repeated(String text, long count) {
        if (count <= 0 || text.isEmpty()) {
            return "";
        }
        if (count > LONGEST / text.length()) {
            throw tooLong();
        }
        return text.repeat((int) count);
    }

    static List<@Nullable Object> repeated(List<?> items, long count) {
        List<@Nullable Object> result = new ArrayList<>();
        if (count > 0 && !items.isEmpty()) {
            if (count > MOST_ITEMS / items.size()) {
                throw tooMany();
            }
            for (long i = 0; i < count; i++) {
                result.addAll(items);
            }
        }
        return checked(result);
    }

    /// A list that has just been made: what it holds altogether is bounded, so that whoever goes through it ends.
    static <T extends @Nullable Object> List<T> checked(List<T> items) {
        int size = items.size();
        if (size > MOST_ITEMS) {
            throw tooMany();
        }
        for (Object item : items) {
            if (item instanceof List || item instanceof Tuple || item instanceof Map) {
                count(items, 0);
                break;
            }
        }
        return items;
    }

    static <T extends Map<?, ?>> T checked(T map) {
        count(map, 0);
        return map;
    }

    /// How many values there are in a value, with itself.
    static int weight(@Nullable Object value) {
        return count(value, 0);
    }

    private static int count(@Nullable Object value, int before) {
        int total = before + 1;
        if (total > MOST_ITEMS) {
            throw tooMany();
        }
        Iterable<?> parts =
                switch (value) {
                    case List<?> list -> list;
                    case Tuple tuple -> tuple.items();
                    case Map<?, ?> map -> map.values();
                    case null, default -> List.of();
                };
        for (Object part : parts) {
            total = count(part, total);
        }
        return total;
    }

    static EvaluationException tooLong() {
        return new EvaluationException("The text is longer than " + LONGEST + " characters");
    }

    static EvaluationException tooMany() {
        return new EvaluationException("The list has more than " + MOST_ITEMS + " items");
    }
}
