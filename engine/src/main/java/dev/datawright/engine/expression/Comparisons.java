package dev.datawright.engine.expression;

import dev.datawright.rules.template.Expr.ComparisonOperator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Comparisons with Python's meaning.
final class Comparisons {

    private Comparisons() {}

    static boolean compare(ComparisonOperator operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case EQUAL -> areEqual(left, right);
            case NOT_EQUAL -> !areEqual(left, right);
            case LESS -> order(left, right) < 0;
            case LESS_OR_EQUAL -> order(left, right) <= 0;
            case GREATER -> order(left, right) > 0;
            case GREATER_OR_EQUAL -> order(left, right) >= 0;
            case IN -> contains(right, left);
            case NOT_IN -> !contains(right, left);
        };
    }

    static boolean areEqual(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a.equals(b);
        }
        Object a = Values.number(left);
        Object b = Values.number(right);
        if (a != null && b != null) {
            return orderNumbers(a, b) == 0;
        }
        if (left instanceof List<?> x && right instanceof List<?> y) {
            return areEqual(x, y);
        }
        if (left instanceof Tuple x && right instanceof Tuple y) {
            return areEqual(x.items(), y.items());
        }
        if (left instanceof Map<?, ?> x && right instanceof Map<?, ?> y) {
            return x.size() == y.size()
                    && x.entrySet().stream().allMatch(entry -> {
                        Object other = Values.find(y, entry.getKey());
                        return !(other instanceof Undefined) && areEqual(entry.getValue(), other);
                    });
        }
        return Objects.equals(
                left instanceof Escaped x ? x.text() : left, right instanceof Escaped y ? y.text() : right);
    }

    private static boolean areEqual(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!areEqual(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    static int order(@Nullable Object left, @Nullable Object right) {
        Object a = Values.number(left);
        Object b = Values.number(right);
        if (a != null && b != null) {
            return orderNumbers(a, b);
        }
        if (left instanceof String x && right instanceof String y) {
            return Texts.compare(x, y);
        }
        if (left instanceof List<?> x && right instanceof List<?> y) {
            return order(x, y);
        }
        if (left instanceof Tuple x && right instanceof Tuple y) {
            return order(x.items(), y.items());
        }
        throw new EvaluationException(Values.kind(left) + " and " + Values.kind(right) + " cannot be compared");
    }

    /// The first items that differ decide.
    private static int order(List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!areEqual(left.get(i), right.get(i))) {
                return order(left.get(i), right.get(i));
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int orderNumbers(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        double x = ((Number) a).doubleValue();
        double y = ((Number) b).doubleValue();
        if (x == y && Math.abs(x) > 0x1p53) {
            return exact(a).compareTo(exact(b));
        }
        return x < y ? -1 : x == y ? 0 : 1;
    }

    private static BigDecimal exact(Object number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal((Double) number);
    }

    static boolean contains(@Nullable Object whole, @Nullable Object part) {
        switch (whole) {
            case String text -> {
                if (part instanceof String piece) {
                    return text.contains(piece);
                }
            }
            case List<?> list -> {
                return holds(list, part);
            }
            case Tuple tuple -> {
                return holds(tuple.items(), part);
            }
            case Map<?, ?> map -> {
                Values.checkKey(part);
                return part == null || part instanceof String
                        ? map.containsKey(part)
                        : map.keySet().stream().anyMatch(key -> areEqual(key, part));
            }
            case Undefined _ -> {
                return false;
            }
            case null, default -> {}
        }
        throw new EvaluationException("'in' does not work on " + Values.kind(part) + " and " + Values.kind(whole));
    }

    private static boolean holds(List<?> list, @Nullable Object part) {
        for (Object item : list) {
            if (areEqual(item, part)) {
                return true;
            }
        }
        return false;
    }
}
