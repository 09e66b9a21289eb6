package dev.datawright.rules.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An expression as parsed: a closed set, so that whoever evaluates it can prove to know every form.
public sealed interface Expr {

    /// A String, Long, Double, Boolean, or nothing (`none`).
    record Literal(@Nullable Object value) implements Expr {}

    record Sequence(List<Expr> items) implements Expr {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A column of the row.
    record Variable(String name) implements Expr {}

    /// `target.name` or `target['name']`.
    record Attribute(Expr target, String name) implements Expr {}

    /// `target[index]` with an index that is not a literal text.
    record Item(Expr target, Expr index) implements Expr {}

    record Negative(Expr operand) implements Expr {}

    record Not(Expr operand) implements Expr {}

    record And(Expr left, Expr right) implements Expr {}

    record Or(Expr left, Expr right) implements Expr {}

    record Arithmetic(ArithmeticOperator operator, Expr left, Expr right) implements Expr {}

    /// `a < b <= c`: each link compares its operand with the one before it.
    record Comparison(Expr first, List<Link> links) implements Expr {
        public Comparison {
            links = List.copyOf(links);
        }
    }

    record Link(ComparisonOperator operator, Expr operand) {}

    /// `then if condition else otherwise`; nothing when otherwise is absent.
    record Conditional(Expr condition, Expr then, @Nullable Expr otherwise) implements Expr {}

    record Filtered(Expr target, Filter filter, List<Expr> arguments, Map<String, Expr> named) implements Expr {
        public Filtered {
            arguments = List.copyOf(arguments);
            named = Map.copyOf(named);
        }
    }

    record Tested(Expr target, Test test, boolean negated) implements Expr {}

    enum ArithmeticOperator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        FLOOR_DIVIDE,
        MODULO,
        POWER,
        CONCATENATE
    }

    enum ComparisonOperator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        IN,
        NOT_IN
    }

    enum Test {
        DEFINED,
        UNDEFINED,
        NONE,
        NUMBER,
        STRING,
        EVEN,
        ODD
    }
}
