package dev.datawright.rules.constraint;

import dev.datawright.rules.template.Expr;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be said of a condition without a run: comparisons of columns with what the condition spells out, and what
/// `and`, `or` and `not` make of them. Everything else stays open.
final class Truths {

    private Truths() {}

    /// Whether the condition holds; absent where that is open.
    ///
    /// @param row values of columns: texts, and numbers as doubles
    static @Nullable Boolean of(Expr condition, Map<String, Object> row) {
        return switch (condition) {
            case Expr.Literal(Boolean value) -> value;
            case Expr.Not(Expr operand) -> {
                Boolean inner = of(operand, row);
                yield inner == null ? null : Boolean.valueOf(!inner);
            }
            case Expr.And(Expr left, Expr right) -> {
                Boolean first = of(left, row);
                yield Boolean.TRUE.equals(first) ? of(right, row) : first;
            }
            case Expr.Or(Expr left, Expr right) -> {
                Boolean first = of(left, row);
                yield Boolean.FALSE.equals(first) ? of(right, row) : first;
            }
            case Expr.Comparison comparison -> compared(comparison, row);
            default -> null;
        };
    }

    /// Collects the numbers that columns are compared with.
    static void numbers(Expr condition, Collection<Double> found) {
        switch (condition) {
            case Expr.Not(Expr operand) -> numbers(operand, found);
            case Expr.And(Expr left, Expr right) -> {
                numbers(left, found);
                numbers(right, found);
            }
            case Expr.Or(Expr left, Expr right) -> {
                numbers(left, found);
                numbers(right, found);
            }
            case Expr.Comparison comparison -> {
                numbers(comparison.first(), found);
                comparison.links().forEach(link -> numbers(link.operand(), found));
            }
            case Expr.Sequence sequence -> sequence.items().forEach(item -> numbers(item, found));
            default -> {
                if (value(condition, Map.of()) instanceof Double number) {
                    found.add(number);
                }
            }
        }
    }

    private static @Nullable Boolean compared(Expr.Comparison comparison, Map<String, Object> row) {
        Expr left = comparison.first();
        for (Expr.Link link : comparison.links()) {
            Boolean holds = linked(left, link, row);
            if (!Boolean.TRUE.equals(holds)) {
                return holds;
            }
            left = link.operand();
        }
        return true;
    }

    private static @Nullable Boolean linked(Expr leftSide, Expr.Link link, Map<String, Object> row) {
        // Between two columns, a few values of each do not tell all that can be.
        if (leftSide instanceof Expr.Variable && link.operand() instanceof Expr.Variable) {
            return null;
        }
        Object left = value(leftSide, row);
        if (left == null) {
            return null;
        }
        return switch (link.operator()) {
            case IN -> among(left, link.operand(), row);
            case NOT_IN -> {
                Boolean among = among(left, link.operand(), row);
                yield among == null ? null : Boolean.valueOf(!among);
            }
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                Object right = value(link.operand(), row);
                yield right == null ? null : compared(left, link.operator(), right);
            }
        };
    }

    private static @Nullable Boolean compared(Object left, Expr.ComparisonOperator operator, Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            double first = a;
            double second = b;
            return switch (operator) {
                case EQUAL -> first == second;
                case NOT_EQUAL -> first != second;
                case LESS -> first < second;
                case LESS_OR_EQUAL -> first <= second;
                case GREATER -> first > second;
                case GREATER_OR_EQUAL -> first >= second;
                case IN, NOT_IN -> null;
            };
        }
        return switch (operator) {
            case EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN -> null;
        };
    }

    private static @Nullable Boolean among(Object value, Expr list, Map<String, Object> row) {
        if (!(list instanceof Expr.Sequence(List<Expr> items, boolean _))) {
            return null;
        }
        boolean found = false;
        for (Expr item : items) {
            Object other = item instanceof Expr.Variable ? null : value(item, row);
            if (other == null) {
                return null;
            }
            found |= value.equals(other);
        }
        return found;
    }

    /// A text or a number, as a double; absent where the value is open.
    private static @Nullable Object value(Expr expr, Map<String, Object> row) {
        return switch (expr) {
            case Expr.Literal(Number number) -> number.doubleValue() + 0.0;
            case Expr.Literal(String text) -> text;
            case Expr.Signed(boolean negative, Expr.Literal(Number number)) ->
                (negative ? -number.doubleValue() : number.doubleValue()) + 0.0;
            case Expr.Variable(String name) -> row.get(name);
            default -> null;
        };
    }
}
