package dev.datawright.rules.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An expression as parsed: a closed set, so that whoever evaluates it can prove to know every form.
public sealed interface Expr {

    /// A String, Long, Double, Boolean, or nothing (`none`).
    record Literal(@Nullable Object value) implements Expr {}

    /// `[a, b]`, or `(a, b)` when it is a tuple.
    record Sequence(List<Expr> items, boolean tuple) implements Expr {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// `{'a': 1}`
    record Dictionary(List<Entry> entries) implements Expr {
        public Dictionary {
            entries = List.copyOf(entries);
        }
    }

    record Entry(Expr key, Expr value) {}

    /// A column of the row.
    record Variable(String name) implements Expr {}

    /// A variable of the template itself, made by `for`, `set` or `with`.
    ///
    /// @param otherwise what the name means where the variable was set in a branch not taken; absent when it is
    /// always
    ///     set
    record Local(int slot, String name, @Nullable Expr otherwise) implements Expr {}

    /// `loop.index` and its like, of the loop whose state is in that slot.
    record Loop(int slot, LoopPart part) implements Expr {}

    /// `loop.cycle('a', 'b')`
    record Cycle(int slot, List<Expr> items) implements Expr {
        public Cycle {
            items = List.copyOf(items);
        }
    }

    /// `target.name` or `target['name']`.
    record Attribute(Expr target, String name) implements Expr {}

    /// `target[index]` with an index that is not a literal text.
    record Item(Expr target, Expr index) implements Expr {}

    /// `target[from:to:step]`
    record Slice(
            Expr target,
            @Nullable Expr from,
            @Nullable Expr to,
            @Nullable Expr step) implements Expr {}

    /// `-operand`, or `+operand`.
    record Signed(boolean negative, Expr operand) implements Expr {}

    record Not(Expr operand) implements Expr {}

    record And(Expr left, Expr right) implements Expr {}

    record Or(Expr left, Expr right) implements Expr {}

    record Arithmetic(ArithmeticOperator operator, Expr left, Expr right) implements Expr {}

    /// `a ~ b ~ c`
    record Joined(List<Expr> parts) implements Expr {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

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

    /// `target is test`, with the argument of tests that have one.
    record Tested(Expr target, ValueTest test, @Nullable Expr argument, boolean negated) implements Expr {}

    /// `target.method(arguments)`
    record Call(Expr target, Method method, List<Expr> arguments, Map<String, Expr> named) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
            named = Map.copyOf(named);
        }
    }

    /// `range(to)`, `range(from, to)`, `range(from, to, step)`
    record Range(List<Expr> arguments) implements Expr {
        public Range {
            arguments = List.copyOf(arguments);
        }
    }

    enum LoopPart {
        INDEX,
        INDEX0,
        REVINDEX,
        REVINDEX0,
        FIRST,
        LAST,
        LENGTH,
        DEPTH,
        DEPTH0,
        PREVITEM,
        NEXTITEM
    }

    enum ArithmeticOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        FLOOR_DIVIDE("//"),
        MODULO("%"),
        POWER("**");

        private final String sign;

        ArithmeticOperator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
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
}
