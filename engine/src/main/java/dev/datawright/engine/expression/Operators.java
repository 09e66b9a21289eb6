package dev.datawright.engine.expression;

import dev.datawright.rules.template.Expr.ArithmeticOperator;
import dev.datawright.rules.template.Expr.ComparisonOperator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Operators on values, with Python's meaning.
final class Operators {

    private Operators() {}

    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Undefined _ -> false;
            case Boolean flag -> flag;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    static Object arithmetic(ArithmeticOperator operator, @Nullable Object left, @Nullable Object right) {
        if (operator == ArithmeticOperator.CONCATENATE) {
            return Limits.checked(PythonText.of(left) + PythonText.of(right));
        }
        Object a = number(left);
        Object b = number(right);
        if (a instanceof Long x && b instanceof Long y) {
            return whole(operator, x, y);
        }
        if (a instanceof Number x && b instanceof Number y) {
            return real(operator, x.doubleValue(), y.doubleValue());
        }
        if (operator == ArithmeticOperator.ADD && left instanceof String x && right instanceof String y) {
            return Limits.checked(x + y);
        }
        if (operator == ArithmeticOperator.MULTIPLY && left instanceof String text && b instanceof Long count) {
            return Limits.repeated(text, count);
        }
        if (operator == ArithmeticOperator.MULTIPLY && right instanceof String text && a instanceof Long count) {
            return Limits.repeated(text, count);
        }
        throw new EvaluationException(
                "'" + sign(operator) + "' does not work on " + kind(left) + " and " + kind(right));
    }

    static Object negative(@Nullable Object value) {
        return switch (number(value)) {
            case Long number -> arithmetic(ArithmeticOperator.SUBTRACT, 0L, number);
            case Double number -> -number;
            case null, default -> throw new EvaluationException("'-' does not work on " + kind(value));
        };
    }

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

    /// What the value is, for messages.
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Undefined _ -> "an undefined value";
            case Boolean _ -> "true or false";
            case Number _ -> "a number";
            case String _ -> "a text";
            case List<?> _ -> "a list";
            default -> "a value of several parts";
        };
    }

    /// The value as Long or Double when it counts as a number, true and false as 1 and 0; else null.
    static @Nullable Object number(@Nullable Object value) {
        return switch (value) {
            case Long number -> number;
            case Double number -> number;
            case Boolean flag -> flag ? 1L : 0L;
            case null, default -> null;
        };
    }

    private static Object whole(ArithmeticOperator operator, long a, long b) {
        try {
            return switch (operator) {
                case ADD -> Math.addExact(a, b);
                case SUBTRACT -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                case DIVIDE -> (double) a / nonZero(b);
                case FLOOR_DIVIDE -> Math.floorDiv(a, nonZero(b));
                case MODULO -> Math.floorMod(a, nonZero(b));
                case POWER -> b < 0 ? (Object) finite(StrictMath.pow(a, b)) : (Object) power(a, b);
                case CONCATENATE -> throw new IllegalStateException("Texts are joined before numbers are looked at");
            };
        } catch (ArithmeticException overflow) {
            throw new EvaluationException("The result of '" + sign(operator) + "' is too large");
        }
    }

    private static Object real(ArithmeticOperator operator, double a, double b) {
        return switch (operator) {
            case ADD -> finite(a + b);
            case SUBTRACT -> finite(a - b);
            case MULTIPLY -> finite(a * b);
            case DIVIDE -> finite(a / nonZero(b));
            case FLOOR_DIVIDE -> finite(Math.floor(a / nonZero(b)));
            case MODULO -> finite(modulo(a, nonZero(b)));
            case POWER -> finite(StrictMath.pow(a, b));
            case CONCATENATE -> throw new IllegalStateException("Texts are joined before numbers are looked at");
        };
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    private static long power(long base, long exponent) {
        if (base == 1 || exponent == 0) {
            return 1;
        }
        if (base == 0) {
            return 0;
        }
        if (base == -1) {
            return (exponent & 1) == 0 ? 1 : -1;
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    private static long nonZero(long value) {
        if (value == 0) {
            throw new EvaluationException("A division by zero");
        }
        return value;
    }

    private static double nonZero(double value) {
        if (value == 0) {
            throw new EvaluationException("A division by zero");
        }
        return value;
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new EvaluationException("The result is no finite number");
        }
        return value;
    }

    private static boolean areEqual(@Nullable Object left, @Nullable Object right) {
        Object a = number(left);
        Object b = number(right);
        if (a instanceof Number && b instanceof Number) {
            return orderNumbers(a, b) == 0;
        }
        return Objects.equals(left, right);
    }

    private static int order(@Nullable Object left, @Nullable Object right) {
        Object a = number(left);
        Object b = number(right);
        if (a != null && b != null) {
            return orderNumbers(a, b);
        }
        if (left instanceof String x && right instanceof String y) {
            return x.compareTo(y);
        }
        throw new EvaluationException(kind(left) + " and " + kind(right) + " cannot be compared");
    }

    private static int orderNumbers(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        double x = ((Number) a).doubleValue();
        double y = ((Number) b).doubleValue();
        return x < y ? -1 : x == y ? 0 : 1;
    }

    private static boolean contains(@Nullable Object whole, @Nullable Object part) {
        if (whole instanceof String text && part instanceof String piece) {
            return text.contains(piece);
        }
        if (whole instanceof List<?> list) {
            return list.stream().anyMatch(item -> areEqual(item, part));
        }
        throw new EvaluationException("'in' does not work on " + kind(part) + " and " + kind(whole));
    }

    private static String sign(ArithmeticOperator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case FLOOR_DIVIDE -> "//";
            case MODULO -> "%";
            case POWER -> "**";
            case CONCATENATE -> "~";
        };
    }
}
