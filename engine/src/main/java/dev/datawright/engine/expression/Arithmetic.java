package dev.datawright.engine.expression;

import dev.datawright.rules.template.Expr.ArithmeticOperator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arithmetic with Python's meaning, on whole numbers of 64 bits and finite reals.
final class Arithmetic {

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final MathContext AMPLE = new MathContext(60);

    private Arithmetic() {}

    static Object of(ArithmeticOperator operator, @Nullable Object left, @Nullable Object right) {
        if (operator == ArithmeticOperator.MODULO && left instanceof String format) {
            return Printf.format(format, right);
        }
        Object a = Values.number(left);
        Object b = Values.number(right);
        if (a instanceof Long x && b instanceof Long y) {
            return whole(operator, x, y);
        }
        if (a instanceof Number x && b instanceof Number y) {
            return real(operator, x.doubleValue(), y.doubleValue());
        }
        if (operator == ArithmeticOperator.ADD) {
            if (left instanceof String x && right instanceof String y) {
                return Limits.checked(x + y);
            }
            if (left instanceof List<?> x && right instanceof List<?> y) {
                return joined(x, y);
            }
            if (left instanceof Tuple x && right instanceof Tuple y) {
                return new Tuple(joined(x.items(), y.items()));
            }
        }
        if (operator == ArithmeticOperator.MULTIPLY) {
            Object repeated = b instanceof Long count
                    ? repeated(left, count)
                    : a instanceof Long count ? repeated(right, count) : null;
            if (repeated != null) {
                return repeated;
            }
        }
        throw new EvaluationException(
                "'" + operator.sign() + "' does not work on " + Values.kind(left) + " and " + Values.kind(right));
    }

    static Object signed(boolean negative, @Nullable Object value) {
        Object number = Values.number(value);
        if (number == null) {
            throw new EvaluationException("'" + (negative ? "-" : "+") + "' does not work on " + Values.kind(value));
        }
        if (!negative) {
            return number;
        }
        return number instanceof Double real ? (Object) (-real) : whole(ArithmeticOperator.SUBTRACT, 0, (Long) number);
    }

    private static List<@Nullable Object> joined(List<?> left, List<?> right) {
        if (left.size() + right.size() > Limits.MOST_ITEMS) {
            throw Limits.tooMany();
        }
        List<@Nullable Object> items = new ArrayList<>(left);
        items.addAll(right);
        return Limits.checked(items);
    }

    private static @Nullable Object repeated(@Nullable Object value, long count) {
        return switch (value) {
            case String text -> Limits.repeated(text, count);
            case List<?> list -> Limits.repeated(list, count);
            case Tuple tuple -> new Tuple(Limits.repeated(tuple.items(), count));
            case null, default -> null;
        };
    }

    private static Object whole(ArithmeticOperator operator, long a, long b) {
        try {
            return switch (operator) {
                case ADD -> Math.addExact(a, b);
                case SUBTRACT -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                case DIVIDE -> quotient(a, nonZero(b));
                case FLOOR_DIVIDE -> {
                    if (b == -1) {
                        yield Math.negateExact(a);
                    }
                    yield Math.floorDiv(a, nonZero(b));
                }
                case MODULO -> Math.floorMod(a, nonZero(b));
                case POWER -> b < 0 ? (Object) power((double) nonZero(a), (double) b) : (Object) power(a, b);
            };
        } catch (ArithmeticException overflow) {
            throw new EvaluationException("The result of '" + operator.sign() + "' is too large");
        }
    }

    /// Rounded once, as Python does, where the operands themselves do not fit a real number.
    private static double quotient(long a, long b) {
        if (Math.abs(a) <= EXACT_IN_DOUBLE && Math.abs(b) <= EXACT_IN_DOUBLE) {
            return (double) a / b;
        }
        return BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), AMPLE).doubleValue();
    }

    private static Object real(ArithmeticOperator operator, double a, double b) {
        return switch (operator) {
            case ADD -> finite(a + b);
            case SUBTRACT -> finite(a - b);
            case MULTIPLY -> finite(a * b);
            case DIVIDE -> finite(a / nonZero(b));
            case FLOOR_DIVIDE -> finite(floorQuotient(a, nonZero(b)));
            case MODULO -> finite(modulo(a, nonZero(b)));
            case POWER -> power(a, b);
        };
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return (rest < 0) != (b < 0) ? rest + b : rest;
    }

    /// From the remainder and not from the quotient: `1 // 0.1` is 9.
    private static double floorQuotient(double a, double b) {
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && (b < 0) != (rest < 0)) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw new EvaluationException("A division by zero");
        }
        if (base < 0 && exponent != Math.rint(exponent)) {
            throw new EvaluationException("A negative number has no power of " + PythonText.of(exponent));
        }
        if (exponent == 0.5) {
            return finite(Math.sqrt(base));
        }
        if (exponent == Math.rint(exponent) && Math.abs(exponent) <= 64 && base != 0) {
            BigDecimal power = new BigDecimal(base).pow((int) Math.abs(exponent), AMPLE);
            return finite((exponent < 0 ? BigDecimal.ONE.divide(power, AMPLE) : power).doubleValue());
        }
        return finite(StrictMath.pow(base, exponent));
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

    static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new EvaluationException("The result is no finite number");
        }
        return value;
    }
}
