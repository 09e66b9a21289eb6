package dev.datawright.engine.expression;

import dev.datawright.rules.template.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the values of a template are: nothing, Boolean, Long, Double, String, [Escaped], List, [Tuple], Map or
/// [Undefined].
final class Values {

    private Values() {}

    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Undefined _ -> false;
            case Boolean flag -> flag;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case Escaped escaped -> !escaped.text().isEmpty();
            case List<?> list -> !list.isEmpty();
            case Tuple tuple -> !tuple.items().isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /// What the value is, for messages.
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Undefined _ -> "an undefined value";
            case Boolean _ -> "true or false";
            case Number _ -> "a number";
            case String _ -> "a text";
            case Escaped _ -> "an escaped text";
            case List<?> _ -> "a list";
            case Tuple _ -> "a tuple";
            default -> "a value of several parts";
        };
    }

    /// The value as Long or Double when it counts as a number, true and false as 1 and 0; else null.
    static @Nullable Object number(@Nullable Object value) {
        if (value instanceof Long || value instanceof Double) {
            return value;
        }
        return value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : null;
    }

    /// A whole number that must be there.
    static long whole(@Nullable Object value, String what) {
        if (number(value) instanceof Long number) {
            return number;
        }
        throw new EvaluationException(what + " is no whole number but " + kind(value));
    }

    /// What a loop goes through: the characters of a text, the keys of a dictionary.
    static List<?> items(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list;
            case Tuple tuple -> tuple.items();
            case Map<?, ?> map -> new ArrayList<>(map.keySet());
            case String text -> Texts.characters(text);
            case Undefined _ -> List.of();
            case null, default -> throw new EvaluationException(kind(value) + " is no list to go through");
        };
    }

    static boolean canBeGoneThrough(@Nullable Object value) {
        return value instanceof List
                || value instanceof Tuple
                || value instanceof Map
                || value instanceof String
                || value instanceof Escaped
                || value instanceof Undefined;
    }

    /// A part of a value by name.
    static @Nullable Object attribute(@Nullable Object target, String name) {
        return switch (target) {
            case Map<?, ?> map when map.containsKey(name) -> map.get(name);
            case Map<?, ?> _, String _, List<?> _, Tuple _ -> {
                if (Method.named(name).isPresent()) {
                    throw new EvaluationException("'." + name + "' is a method: write '." + name + "()'");
                }
                yield Undefined.INSTANCE;
            }
            case Undefined _ -> throw new EvaluationException("'" + name + "' is asked of an undefined value");
            case null, default -> Undefined.INSTANCE;
        };
    }

    static @Nullable Object item(@Nullable Object target, @Nullable Object index) {
        if (target instanceof Undefined) {
            throw new EvaluationException("An item is asked of an undefined value");
        }
        if (target instanceof Map<?, ?> map) {
            return find(map, index);
        }
        if (!(number(index) instanceof Long at)) {
            return Undefined.INSTANCE;
        }
        if (target instanceof String text) {
            long length = Texts.length(text);
            long place = at < 0 ? length + at : at;
            return place >= 0 && place < length ? Texts.character(text, (int) place) : Undefined.INSTANCE;
        }
        List<?> list = target instanceof Tuple tuple ? tuple.items() : target instanceof List<?> items ? items : null;
        if (list == null) {
            return Undefined.INSTANCE;
        }
        long place = at < 0 ? list.size() + at : at;
        return place >= 0 && place < list.size() ? list.get((int) place) : Undefined.INSTANCE;
    }

    /// The value of a key, 1, 1.0 and true being the same one.
    static @Nullable Object find(Map<?, ?> map, @Nullable Object key) {
        Object known = knownKey(map, key);
        return known == Undefined.INSTANCE ? known : map.get(known);
    }

    static void put(Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
        checkKey(key);
        Object known = knownKey(map, key);
        map.put(known == Undefined.INSTANCE ? key : known, value);
    }

    /// @throws EvaluationException when the value cannot be the key of a dictionary
    static void checkKey(@Nullable Object key) {
        if (key instanceof List || key instanceof Map) {
            throw new EvaluationException(kind(key) + " cannot be the key of a dictionary");
        }
        if (key instanceof Tuple tuple) {
            tuple.items().forEach(Values::checkKey);
        }
    }

    private static @Nullable Object knownKey(Map<?, ?> map, @Nullable Object key) {
        if (key == null || key instanceof String) {
            return map.containsKey(key) ? key : Undefined.INSTANCE;
        }
        for (Object known : map.keySet()) {
            if (Comparisons.areEqual(known, key)) {
                return known;
            }
        }
        return Undefined.INSTANCE;
    }

    static Map<@Nullable Object, @Nullable Object> copy(Map<?, ?> map) {
        return new LinkedHashMap<>(map);
    }

    /// What Python puts into a set: equal values are equal objects.
    static @Nullable Object hashable(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1L : 0L;
            case Double number when number == Math.rint(number) && Math.abs(number) < 9e18 -> number.longValue();
            case Escaped escaped -> escaped.text();
            case Tuple tuple -> {
                List<@Nullable Object> items = new ArrayList<>();
                tuple.items().forEach(item -> items.add(hashable(item)));
                yield new Tuple(items);
            }
            case List<?> _ -> throw new EvaluationException("a list cannot be told apart from another");
            case Map<?, ?> _ ->
                throw new EvaluationException("a value of several parts cannot be told apart from another");
            case null, default -> value;
        };
    }
}
