package dev.datawright.engine.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Filters that make numbers.
final class NumberFilters {

    private static final int MOST_PLACES = 300;

    private NumberFilters() {}

    static Object absolute(@Nullable Object value) {
        Object number = Values.number(value);
        if (number instanceof Long whole) {
            return whole < 0 ? Arithmetic.signed(true, whole) : whole;
        }
        if (number instanceof Double real) {
            return Math.abs(real);
        }
        throw new EvaluationException("'abs' does not work on " + Values.kind(value));
    }

    /// `common` rounds half to the even neighbour of the exact value; `ceil` and `floor` go through the product with a
    /// power of ten, as Jinja does, with its rounding.
    static Object rounded(@Nullable Object value, @Nullable Object[] arguments) {
        Object given = Filters.given(arguments[0], 0L);
        if (!(Values.number(given) instanceof Long precision) || Math.abs(precision) > MOST_PLACES) {
            throw new EvaluationException("The precision of 'round' is no whole number between -300 and 300");
        }
        int places = precision.intValue();
        Object number = Values.number(value);
        if (number == null) {
            throw new EvaluationException("'round' does not work on " + Values.kind(value));
        }
        return switch (PythonText.of(Filters.given(arguments[1], "common"))) {
            case "common" -> half(number, places);
            case "ceil" -> cut(number, places, RoundingMode.CEILING);
            case "floor" -> cut(number, places, RoundingMode.FLOOR);
            default -> throw new EvaluationException("The method of 'round' is common, ceil or floor");
        };
    }

    private static Object half(Object number, int places) {
        if (number instanceof Long whole) {
            if (places >= 0) {
                return whole;
            }
            BigDecimal rounded = BigDecimal.valueOf(whole).setScale(places, RoundingMode.HALF_EVEN);
            return Numbers.truncated(rounded.doubleValue()) == 0 ? 0L : rounded.longValueExact();
        }
        double real = (Double) number;
        double rounded =
                new BigDecimal(real).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
        return Arithmetic.finite(rounded == 0 ? Math.copySign(0.0, real) : rounded);
    }

    private static double cut(Object number, int places, RoundingMode mode) {
        BigDecimal scaled;
        if (number instanceof Long whole && places >= 0) {
            scaled = BigDecimal.valueOf(whole).scaleByPowerOfTen(places);
        } else {
            double factor = places < 0 ? new BigDecimal("1E" + places).doubleValue() : 0;
            double power = new BigDecimal("1E" + Math.abs(places)).doubleValue();
            double product = ((Number) number).doubleValue() * (places < 0 ? factor : power);
            scaled = new BigDecimal(Arithmetic.finite(product)).setScale(0, mode);
            if (places < 0) {
                return Arithmetic.finite(scaled.doubleValue() / factor);
            }
        }
        return scaled.divide(BigDecimal.ONE.scaleByPowerOfTen(places), new MathContext(400))
                .doubleValue();
    }

    static @Nullable Object toInt(@Nullable Object value, @Nullable Object otherwise, @Nullable Object base) {
        return switch (value) {
            case Long number -> number;
            case Boolean flag -> flag ? 1L : 0L;
            case Double number -> Numbers.truncated(number);
            case String text -> {
                long radix = Values.whole(base, "The base of 'int'");
                Long whole = radix == 0 || (radix >= 2 && radix <= 36) ? Numbers.parseWhole(text, (int) radix) : null;
                if (whole != null) {
                    yield whole;
                }
                Double number = Numbers.parse(text);
                yield number == null ? otherwise : (Object) Numbers.truncated(number);
            }
            case Undefined _ -> throw new EvaluationException("'int' does not work on an undefined value");
            case null, default -> otherwise;
        };
    }

    static @Nullable Object toFloat(@Nullable Object value, @Nullable Object otherwise) {
        if (value instanceof String text) {
            Double number = Numbers.parse(text);
            if (number == null && Numbers.isNotFinite(text)) {
                throw new EvaluationException("'" + text + "' is no finite number");
            }
            return number == null ? otherwise : number;
        }
        if (value instanceof Undefined) {
            throw new EvaluationException("'float' does not work on an undefined value");
        }
        return Values.number(value) instanceof Number number ? (Object) number.doubleValue() : otherwise;
    }
}
