package dev.datawright.engine.expression;

import dev.datawright.rules.template.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The methods of Python's values.
final class Methods {

    private Methods() {}

    /// @param arguments by position, [Undefined] where none is given
    static @Nullable Object call(Frame frame, Method method, @Nullable Object target, @Nullable Object[] arguments) {
        frame.look(target);
        return switch (target) {
            case String text -> {
                Object result = TextMethods.call(method, text, arguments);
                frame.look(result);
                yield result;
            }
            case Map<?, ?> map -> ofMap(method, map, arguments);
            case List<?> list -> ofItems(method, list, arguments, target);
            case Tuple tuple -> ofItems(method, tuple.items(), arguments, target);
            case Long _, Boolean _ when method == Method.IS_INTEGER -> true;
            case Double number when method == Method.IS_INTEGER -> number == Math.rint(number);
            case null, default -> throw missing(method, target);
        };
    }

    static EvaluationException missing(Method method, @Nullable Object target) {
        return new EvaluationException(Values.kind(target) + " has no method '" + method.wireName() + "'");
    }

    private static @Nullable Object ofMap(Method method, Map<?, ?> map, @Nullable Object[] arguments) {
        return switch (method) {
            case GET -> {
                Object value = Values.find(map, arguments[0]);
                yield value instanceof Undefined ? (arguments[1] instanceof Undefined ? null : arguments[1]) : value;
            }
            case ITEMS -> Filters.items(map);
            case KEYS -> new ArrayList<@Nullable Object>(map.keySet());
            case VALUES -> new ArrayList<@Nullable Object>(map.values());
            case COPY -> Values.copy(map);
            default -> throw missing(method, map);
        };
    }

    private static @Nullable Object ofItems(
            Method method, List<?> items, @Nullable Object[] arguments, @Nullable Object target) {
        return switch (method) {
            case COUNT ->
                items.stream()
                        .filter(item -> Comparisons.areEqual(item, arguments[0]))
                        .count();
            case INDEX -> {
                for (int i = 0; i < items.size(); i++) {
                    if (Comparisons.areEqual(items.get(i), arguments[0])) {
                        yield (long) i;
                    }
                }
                throw new EvaluationException("The item is not in the list");
            }
            case COPY -> {
                if (target instanceof Tuple) {
                    throw missing(method, target);
                }
                yield new ArrayList<@Nullable Object>(items);
            }
            default -> throw missing(method, target);
        };
    }
}
