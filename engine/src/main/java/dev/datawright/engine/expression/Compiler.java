package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.rules.template.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns parsed expressions into evaluations; each column that is mentioned gets a slot.
final class Compiler {

    private final List<String> slots = new ArrayList<>();

    /// The columns that the compiled expressions read, by slot.
    List<String> slots() {
        return List.copyOf(slots);
    }

    Evaluation compile(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> {
                Object value = literal.value();
                yield (columns, row) -> value;
            }
            case Expr.Variable variable -> variable(slot(variable.name()));
            case Expr.Attribute attribute -> attribute(attribute);
            case Expr.Item item -> {
                Evaluation target = compile(item.target());
                Evaluation index = compile(item.index());
                yield (columns, row) -> itemOf(target.of(columns, row), index.of(columns, row));
            }
            case Expr.Sequence sequence -> {
                List<Evaluation> items =
                        sequence.items().stream().map(this::compile).toList();
                yield (columns, row) -> {
                    List<@Nullable Object> values = new ArrayList<>(items.size());
                    for (Evaluation item : items) {
                        values.add(item.of(columns, row));
                    }
                    return values;
                };
            }
            case Expr.Negative negative -> {
                Evaluation operand = compile(negative.operand());
                yield (columns, row) -> Operators.negative(operand.of(columns, row));
            }
            case Expr.Not not -> {
                Evaluation operand = compile(not.operand());
                yield (columns, row) -> !Operators.isTrue(operand.of(columns, row));
            }
            case Expr.And and -> {
                Evaluation left = compile(and.left());
                Evaluation right = compile(and.right());
                yield (columns, row) -> {
                    Object value = left.of(columns, row);
                    return Operators.isTrue(value) ? right.of(columns, row) : value;
                };
            }
            case Expr.Or or -> {
                Evaluation left = compile(or.left());
                Evaluation right = compile(or.right());
                yield (columns, row) -> {
                    Object value = left.of(columns, row);
                    return Operators.isTrue(value) ? value : right.of(columns, row);
                };
            }
            case Expr.Arithmetic arithmetic -> {
                Evaluation left = compile(arithmetic.left());
                Evaluation right = compile(arithmetic.right());
                yield (columns, row) ->
                        Operators.arithmetic(arithmetic.operator(), left.of(columns, row), right.of(columns, row));
            }
            case Expr.Comparison comparison -> comparison(comparison);
            case Expr.Conditional conditional -> {
                Evaluation condition = compile(conditional.condition());
                Evaluation then = compile(conditional.then());
                Expr last = conditional.otherwise();
                Evaluation otherwise = last == null ? (columns, row) -> Undefined.INSTANCE : compile(last);
                yield (columns, row) ->
                        (Operators.isTrue(condition.of(columns, row)) ? then : otherwise).of(columns, row);
            }
            case Expr.Filtered filtered -> filtered(filtered);
            case Expr.Tested tested -> {
                Evaluation target = compile(tested.target());
                yield (columns, row) -> tested.negated() != passes(tested.test(), target.of(columns, row));
            }
        };
    }

    private int slot(String column) {
        int known = slots.indexOf(column);
        if (known >= 0) {
            return known;
        }
        slots.add(column);
        return slots.size() - 1;
    }

    private static Evaluation variable(int slot) {
        return (columns, row) -> columns[slot].get(row);
    }

    private Evaluation attribute(Expr.Attribute attribute) {
        String name = attribute.name();
        if (attribute.target() instanceof Expr.Variable variable) {
            int slot = slot(variable.name());
            return (columns, row) -> part(columns[slot], name, row);
        }
        Evaluation target = compile(attribute.target());
        return (columns, row) -> {
            Object value = target.of(columns, row);
            return value instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : Undefined.INSTANCE;
        };
    }

    /// The part of one row's value, without making the whole value.
    private static @Nullable Object part(ColumnVector column, String name, int row) {
        if (column instanceof ColumnVector.Structs structs && !structs.isNull(row)) {
            for (RowBatch.NamedColumn field : structs.fields()) {
                if (field.name().equals(name)) {
                    return field.values().get(row);
                }
            }
        }
        return Undefined.INSTANCE;
    }

    private Evaluation comparison(Expr.Comparison comparison) {
        Evaluation first = compile(comparison.first());
        List<Expr.Link> links = comparison.links();
        List<Evaluation> operands =
                links.stream().map(link -> compile(link.operand())).toList();
        return (columns, row) -> {
            Object left = first.of(columns, row);
            for (int i = 0; i < operands.size(); i++) {
                Object right = operands.get(i).of(columns, row);
                if (!Operators.compare(links.get(i).operator(), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private Evaluation filtered(Expr.Filtered filtered) {
        Evaluation target = compile(filtered.target());
        List<String> parameters = filtered.filter().parameters();
        Evaluation[] arguments = new Evaluation[parameters.size()];
        Arrays.fill(arguments, (Evaluation) (columns, row) -> Undefined.INSTANCE);
        for (int i = 0; i < filtered.arguments().size(); i++) {
            arguments[i] = compile(filtered.arguments().get(i));
        }
        filtered.named().forEach((name, argument) -> arguments[parameters.indexOf(name)] = compile(argument));
        return (columns, row) -> {
            @Nullable Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].of(columns, row);
            }
            return Filters.apply(filtered.filter(), target.of(columns, row), values);
        };
    }

    private static @Nullable Object itemOf(@Nullable Object target, @Nullable Object index) {
        if (target instanceof Map<?, ?> map) {
            return index != null && map.containsKey(index) ? map.get(index) : Undefined.INSTANCE;
        }
        if (index instanceof Long at) {
            if (target instanceof List<?> list) {
                long place = at < 0 ? list.size() + at : at;
                return place >= 0 && place < list.size() ? list.get((int) place) : Undefined.INSTANCE;
            }
            if (target instanceof String text) {
                long length = text.codePointCount(0, text.length());
                long place = at < 0 ? length + at : at;
                return place >= 0 && place < length
                        ? Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) place)))
                        : Undefined.INSTANCE;
            }
        }
        return Undefined.INSTANCE;
    }

    private static boolean passes(Expr.Test test, @Nullable Object value) {
        return switch (test) {
            case DEFINED -> !(value instanceof Undefined);
            case UNDEFINED -> value instanceof Undefined;
            case NONE -> value == null;
            case NUMBER -> value instanceof Number;
            case STRING -> value instanceof String;
            case EVEN -> value instanceof Long number && number % 2 == 0;
            case ODD -> value instanceof Long number && number % 2 != 0;
        };
    }
}
