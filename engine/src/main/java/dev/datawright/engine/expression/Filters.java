package dev.datawright.engine.expression;

import dev.datawright.rules.template.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Jinja's filters on values.
final class Filters {

    private Filters() {}

    /// @param arguments by position, [Undefined] where none is given
    static @Nullable Object apply(Frame frame, Filter filter, @Nullable Object value, @Nullable Object[] arguments) {
        if (value instanceof Escaped escaped) {
            return ofEscaped(filter, escaped);
        }
        return switch (filter) {
            case ABS -> NumberFilters.absolute(value);
            case DEFAULT -> orDefault(value, arguments);
            case FIRST -> end(value, true);
            case FLOAT -> NumberFilters.toFloat(value, given(arguments[0], 0.0));
            case INT -> NumberFilters.toInt(value, given(arguments[0], 0L), given(arguments[1], 10L));
            case LAST -> end(value, false);
            case LENGTH -> {
                if (value instanceof String) {
                    frame.look(value);
                }
                yield length(value);
            }
            case RANDOM -> random(frame, value);
            case ROUND -> NumberFilters.rounded(value, arguments);
            case CAPITALIZE,
                    ESCAPE,
                    FORCEESCAPE,
                    ITEMS,
                    JOIN,
                    JSONPATH,
                    LIST,
                    LOWER,
                    MAX,
                    MIN,
                    REPLACE,
                    REVERSE,
                    SORT,
                    STRING,
                    TITLE,
                    TRIM,
                    TRUNCATE,
                    UNIQUE,
                    UPPER,
                    URLENCODE -> {
                frame.look(value);
                yield throughout(filter, value, arguments);
            }
        };
    }

    /// The filters that go through all of a value.
    private static @Nullable Object throughout(Filter filter, @Nullable Object value, @Nullable Object[] arguments) {
        return switch (filter) {
            case CAPITALIZE -> Texts.capitalized(PythonText.of(value));
            case ESCAPE, FORCEESCAPE -> Escaped.of(PythonText.of(value));
            case ITEMS -> items(value);
            case JOIN -> joined(value, arguments);
            case JSONPATH -> JsonPath.find(value, arguments[0]);
            case LIST -> new ArrayList<@Nullable Object>(Values.items(value));
            case LOWER -> Texts.lower(PythonText.of(value));
            case MAX -> ListFilters.extreme(value, arguments, true);
            case MIN -> ListFilters.extreme(value, arguments, false);
            case REPLACE ->
                Texts.replaced(
                        PythonText.of(value),
                        PythonText.of(arguments[0]),
                        PythonText.of(arguments[1]),
                        arguments[2] == null || arguments[2] instanceof Undefined
                                ? -1
                                : Values.whole(arguments[2], "The count of 'replace'"));
            case REVERSE -> reversed(value);
            case SORT -> ListFilters.sorted(value, arguments);
            case STRING -> PythonText.of(value);
            case TITLE -> TextFilters.title(PythonText.of(value));
            case TRIM -> Texts.stripped(PythonText.of(value), arguments[0], true, true);
            case TRUNCATE -> TextFilters.truncated(value, arguments);
            case UNIQUE -> ListFilters.unique(value, arguments);
            case UPPER -> Texts.upper(PythonText.of(value));
            case URLENCODE -> TextFilters.urlEncoded(value);
            case ABS, DEFAULT, FIRST, FLOAT, INT, LAST, LENGTH, RANDOM, ROUND ->
                throw new IllegalStateException(filter + " looks at a part of a value alone");
        };
    }

    private static @Nullable Object ofEscaped(Filter filter, Escaped escaped) {
        if (filter == Filter.ESCAPE || filter == Filter.STRING || filter == Filter.DEFAULT) {
            return escaped;
        }
        if (filter == Filter.FORCEESCAPE) {
            return Escaped.of(escaped.text());
        }
        throw new EvaluationException("The result of 'escape' can be shown, joined with '~' and escaped again: put '| "
                + filter.wireName() + "' before '| escape'");
    }

    private static long length(@Nullable Object value) {
        return switch (value) {
            case String text -> Texts.length(text);
            case List<?> list -> list.size();
            case Tuple tuple -> tuple.items().size();
            case Map<?, ?> map -> map.size();
            case Undefined _ -> 0;
            case null, default -> throw new EvaluationException(Values.kind(value) + " has no length");
        };
    }

    private static @Nullable Object orDefault(@Nullable Object value, @Nullable Object[] arguments) {
        boolean whenFalse = Values.isTrue(arguments[1]);
        boolean replaces = value instanceof Undefined || whenFalse && !Values.isTrue(value);
        return replaces ? given(arguments[0], "") : value;
    }

    private static @Nullable Object end(@Nullable Object value, boolean first) {
        if (value instanceof String text) {
            if (text.isEmpty()) {
                return Undefined.INSTANCE;
            }
            int at = first ? 0 : text.offsetByCodePoints(text.length(), -1);
            return Character.toString(text.codePointAt(at));
        }
        if (!Values.canBeGoneThrough(value)) {
            throw new EvaluationException("'first' and 'last' do not work on " + Values.kind(value));
        }
        List<?> items = Values.items(value);
        return items.isEmpty() ? Undefined.INSTANCE : first ? items.getFirst() : items.getLast();
    }

    private static @Nullable Object random(Frame frame, @Nullable Object value) {
        if (value instanceof Map) {
            throw new EvaluationException("'random' does not work on " + Values.kind(value));
        }
        List<?> items = Values.items(value);
        return items.isEmpty() ? Undefined.INSTANCE : items.get(frame.draw(items.size()));
    }

    static List<Tuple> items(@Nullable Object value) {
        if (value instanceof Undefined) {
            return List.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new EvaluationException("'items' does not work on " + Values.kind(value));
        }
        List<Tuple> pairs = new ArrayList<>(map.size());
        map.forEach((key, part) -> pairs.add(Tuple.of(key, part)));
        return pairs;
    }

    private static String joined(@Nullable Object value, @Nullable Object[] arguments) {
        String separator = PythonText.of(given(arguments[0], ""));
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (Object item : Values.items(value)) {
            if (!first) {
                text.append(separator);
            }
            PythonText.append(text, ListFilters.attribute(item, arguments[1]));
            Limits.check(text);
            first = false;
        }
        return text.toString();
    }

    private static Object reversed(@Nullable Object value) {
        if (value instanceof String text) {
            return Texts.reversed(text);
        }
        List<@Nullable Object> items = new ArrayList<>(Values.items(value));
        Collections.reverse(items);
        return items;
    }

    static @Nullable Object given(@Nullable Object argument, Object otherwise) {
        return argument instanceof Undefined ? otherwise : argument;
    }
}
