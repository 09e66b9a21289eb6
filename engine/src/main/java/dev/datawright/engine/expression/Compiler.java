package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.rules.template.Expr;
import dev.datawright.rules.template.Expr.ArithmeticOperator;
import dev.datawright.rules.template.Expr.ComparisonOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns parsed expressions into evaluations; each column that is mentioned gets a slot.
final class Compiler {

    private final List<String> slots = new ArrayList<>();
    private final CallCompiler calls = new CallCompiler(this);
    private int compiled;

    /// The columns that the compiled expressions read, by slot.
    List<String> slots() {
        return List.copyOf(slots);
    }

    /// How many expressions have been compiled, with those within them: what evaluating all of them once costs.
    int compiled() {
        return compiled;
    }

    Evaluation compile(Expr expr) {
        compiled++;
        return switch (expr) {
            case Expr.Literal literal -> {
                Object value = literal.value();
                yield frame -> value;
            }
            case Expr.Variable variable -> variable(slot(variable.name()));
            case Expr.Local local -> local(local);
            case Expr.Loop loop -> {
                int slot = loop.slot();
                Expr.LoopPart part = loop.part();
                yield frame -> state(frame, slot).part(part);
            }
            case Expr.Cycle cycle -> {
                List<Evaluation> items = all(cycle.items());
                int slot = cycle.slot();
                yield frame ->
                        items.get(state(frame, slot).index() % items.size()).of(frame);
            }
            case Expr.Attribute attribute -> attribute(attribute);
            case Expr.Item item -> {
                Evaluation target = compile(item.target());
                Evaluation index = compile(item.index());
                yield frame -> {
                    Object value = target.of(frame);
                    if (value instanceof String) {
                        frame.look(value);
                    }
                    return Values.item(value, index.of(frame));
                };
            }
            case Expr.Slice slice -> {
                Evaluation target = compile(slice.target());
                Evaluation from = orNothing(slice.from());
                Evaluation to = orNothing(slice.to());
                Evaluation step = orNothing(slice.step());
                yield frame -> {
                    Object value = target.of(frame);
                    frame.look(value);
                    return Slices.of(value, from.of(frame), to.of(frame), step.of(frame));
                };
            }
            case Expr.Sequence sequence -> sequence(sequence);
            case Expr.Dictionary dictionary -> dictionary(dictionary);
            case Expr.Signed signed -> {
                Evaluation operand = compile(signed.operand());
                boolean negative = signed.negative();
                yield frame -> Arithmetic.signed(negative, operand.of(frame));
            }
            case Expr.Not not -> {
                Evaluation operand = compile(not.operand());
                yield frame -> !Values.isTrue(operand.of(frame));
            }
            case Expr.And and -> {
                Evaluation left = compile(and.left());
                Evaluation right = compile(and.right());
                yield frame -> {
                    Object value = left.of(frame);
                    return Values.isTrue(value) ? right.of(frame) : value;
                };
            }
            case Expr.Or or -> {
                Evaluation left = compile(or.left());
                Evaluation right = compile(or.right());
                yield frame -> {
                    Object value = left.of(frame);
                    return Values.isTrue(value) ? value : right.of(frame);
                };
            }
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expr.Joined joined -> joined(all(joined.parts()));
            case Expr.Comparison comparison -> comparison(comparison);
            case Expr.Conditional conditional -> {
                Evaluation condition = compile(conditional.condition());
                Evaluation then = compile(conditional.then());
                Expr last = conditional.otherwise();
                Evaluation otherwise = last == null ? frame -> Undefined.INSTANCE : compile(last);
                yield frame -> (Values.isTrue(condition.of(frame)) ? then : otherwise).of(frame);
            }
            case Expr.Filtered filtered -> calls.filtered(filtered);
            case Expr.Tested tested -> calls.tested(tested);
            case Expr.Call call -> calls.called(call);
            case Expr.Range range -> calls.range(range);
        };
    }

    List<Evaluation> all(List<Expr> exprs) {
        return exprs.stream().map(this::compile).toList();
    }

    private int slot(String column) {
        int known = slots.indexOf(column);
        if (known >= 0) {
            return known;
        }
        slots.add(column);
        return slots.size() - 1;
    }

    private Evaluation orNothing(@Nullable Expr expr) {
        return expr == null ? frame -> null : compile(expr);
    }

    private static Evaluation variable(int slot) {
        return frame -> JsonTexts.decoded(frame, frame.column(slot).get(frame.row()));
    }

    private Evaluation local(Expr.Local local) {
        int slot = local.slot();
        if (local.otherwise() == null) {
            return frame -> frame.local(slot);
        }
        Evaluation otherwise = compile(local.otherwise());
        return frame -> {
            Object value = frame.local(slot);
            return value == Undefined.UNSET ? otherwise.of(frame) : value;
        };
    }

    private static LoopState state(Frame frame, int slot) {
        if (frame.local(slot) instanceof LoopState state) {
            return state;
        }
        throw new EvaluationException("'loop' tells nothing in the condition of its own {% for %}");
    }

    private Evaluation attribute(Expr.Attribute attribute) {
        String name = attribute.name();
        if (attribute.target() instanceof Expr.Variable variable) {
            int slot = slot(variable.name());
            return frame -> part(frame, frame.column(slot), name);
        }
        Evaluation target = compile(attribute.target());
        return frame -> Values.attribute(target.of(frame), name);
    }

    /// The part of one row's value, without making the whole value.
    private static @Nullable Object part(Frame frame, ColumnVector column, String name) {
        int row = frame.row();
        if (column instanceof ColumnVector.Structs structs && !structs.isNull(row)) {
            for (RowBatch.NamedColumn field : structs.fields()) {
                if (field.name().equals(name)) {
                    return field.values().get(row);
                }
            }
            return Undefined.INSTANCE;
        }
        return Values.attribute(JsonTexts.decoded(frame, column.get(row)), name);
    }

    private Evaluation sequence(Expr.Sequence sequence) {
        List<Evaluation> items = all(sequence.items());
        boolean tuple = sequence.tuple();
        return frame -> {
            List<@Nullable Object> values = new ArrayList<>(items.size());
            for (Evaluation item : items) {
                values.add(item.of(frame));
            }
            Limits.checked(values);
            return tuple ? new Tuple(values) : values;
        };
    }

    private Evaluation dictionary(Expr.Dictionary dictionary) {
        List<Evaluation> keys = new ArrayList<>();
        List<Evaluation> values = new ArrayList<>();
        for (Expr.Entry entry : dictionary.entries()) {
            keys.add(compile(entry.key()));
            values.add(compile(entry.value()));
        }
        // A key that is no text is compared with all others.
        int weight = keys.size() > 64 ? keys.size() * keys.size() >> 6 : 0;
        return frame -> {
            frame.step(weight);
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                Values.put(map, keys.get(i).of(frame), values.get(i).of(frame));
            }
            return Limits.checked(map);
        };
    }

    private Evaluation arithmetic(Expr.Arithmetic arithmetic) {
        ArithmeticOperator operator = arithmetic.operator();
        Evaluation left = compile(arithmetic.left());
        Evaluation right = compile(arithmetic.right());
        return frame -> {
            Object result = Arithmetic.of(operator, left.of(frame), right.of(frame));
            if (!(result instanceof Number)) {
                frame.look(result);
            }
            return result;
        };
    }

    private static Evaluation joined(List<Evaluation> parts) {
        return frame -> {
            StringBuilder text = new StringBuilder();
            for (Evaluation part : parts) {
                PythonText.append(text, part.of(frame));
                Limits.check(text);
            }
            if (text.length() > 64) {
                frame.step(text.length() >> 3);
            }
            return text.toString();
        };
    }

    private Evaluation comparison(Expr.Comparison comparison) {
        Evaluation first = compile(comparison.first());
        if (comparison.links().size() == 1) {
            Evaluation second = compile(comparison.links().getFirst().operand());
            ComparisonOperator operator = comparison.links().getFirst().operator();
            return frame -> compare(frame, operator, first.of(frame), second.of(frame));
        }
        List<Expr.Link> links = comparison.links();
        List<Evaluation> operands =
                links.stream().map(link -> compile(link.operand())).toList();
        return frame -> {
            Object left = first.of(frame);
            for (int i = 0; i < operands.size(); i++) {
                Object right = operands.get(i).of(frame);
                if (!compare(frame, links.get(i).operator(), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private static boolean compare(
            Frame frame, ComparisonOperator operator, @Nullable Object left, @Nullable Object right) {
        if (!(right instanceof Number)) {
            frame.look(right);
        }
        return Comparisons.compare(operator, left, right);
    }
}
