package dev.datawright.engine.expression;

import dev.datawright.rules.template.Expr.ArithmeticOperator;
import dev.datawright.rules.template.Expr.ComparisonOperator;
import dev.datawright.rules.template.ValueTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands after `is`.
final class ValueTests {

    private ValueTests() {}

    static boolean passes(ValueTest test, @Nullable Object value, @Nullable Object argument) {
        return switch (test) {
            case DEFINED -> !(value instanceof Undefined);
            case UNDEFINED -> value instanceof Undefined;
            case NONE -> value == null;
            case BOOLEAN -> value instanceof Boolean;
            case TRUE -> value instanceof Boolean flag && flag;
            case FALSE -> value instanceof Boolean flag && !flag;
            case INTEGER -> value instanceof Long;
            case FLOAT -> value instanceof Double;
            case NUMBER -> Values.number(value) != null;
            case STRING -> value instanceof String || value instanceof Escaped;
            case MAPPING -> value instanceof Map;
            case SEQUENCE, ITERABLE -> Values.canBeGoneThrough(value);
            case ESCAPED -> value instanceof Escaped;
            case LOWER -> TextMethods.isLower(PythonText.of(value));
            case UPPER -> TextMethods.isUpper(PythonText.of(value));
            case EVEN -> Comparisons.areEqual(rest(value, 2L), 0L);
            case ODD -> Comparisons.areEqual(rest(value, 2L), 1L);
            case DIVISIBLEBY -> Comparisons.areEqual(rest(value, argument), 0L);
            case IN -> Comparisons.contains(argument, value);
            case EQ -> Comparisons.compare(ComparisonOperator.EQUAL, value, argument);
            case NE -> Comparisons.compare(ComparisonOperator.NOT_EQUAL, value, argument);
            case LT -> Comparisons.compare(ComparisonOperator.LESS, value, argument);
            case LE -> Comparisons.compare(ComparisonOperator.LESS_OR_EQUAL, value, argument);
            case GT -> Comparisons.compare(ComparisonOperator.GREATER, value, argument);
            case GE -> Comparisons.compare(ComparisonOperator.GREATER_OR_EQUAL, value, argument);
        };
    }

    private static Object rest(@Nullable Object value, @Nullable Object divisor) {
        if (value instanceof List || value instanceof Tuple) {
            throw new EvaluationException("'%' does not work on " + Values.kind(value));
        }
        return Arithmetic.of(ArithmeticOperator.MODULO, value, divisor);
    }
}
