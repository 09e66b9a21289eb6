package dev.datawright.engine.expression;

import dev.datawright.rules.template.Expr;
import dev.datawright.rules.template.Filter;
import dev.datawright.rules.template.Method;
import dev.datawright.rules.template.ValueTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles filters, tests and methods.
final class CallCompiler {

    private static final Evaluation ABSENT = frame -> Undefined.INSTANCE;

    private final Compiler compiler;

    CallCompiler(Compiler compiler) {
        this.compiler = compiler;
    }

    Evaluation filtered(Expr.Filtered filtered) {
        Filter filter = filtered.filter();
        Evaluation target = compiler.compile(filtered.target());
        Evaluation[] arguments = arguments(filter.parameters(), filtered.arguments(), filtered.named());
        return frame -> {
            Object value = target.of(frame);
            return Filters.apply(frame, filter, value, values(frame, arguments));
        };
    }

    Evaluation tested(Expr.Tested tested) {
        Evaluation target = compiler.compile(tested.target());
        ValueTest test = tested.test();
        boolean negated = tested.negated();
        Evaluation argument = tested.argument() == null ? ABSENT : compiler.compile(tested.argument());
        return frame -> {
            Object value = target.of(frame);
            Object with = argument.of(frame);
            frame.look(value);
            frame.look(with);
            return negated != ValueTests.passes(test, value, with);
        };
    }

    Evaluation called(Expr.Call call) {
        Method method = call.method();
        Evaluation target = compiler.compile(call.target());
        if (method == Method.FORMAT) {
            return formatted(target, call);
        }
        Evaluation[] arguments = arguments(method.parameters(), call.arguments(), call.named());
        return frame -> {
            Object value = target.of(frame);
            return Methods.call(frame, method, value, values(frame, arguments));
        };
    }

    private Evaluation formatted(Evaluation target, Expr.Call call) {
        List<Evaluation> positional = compiler.all(call.arguments());
        Map<String, Evaluation> named = new HashMap<>();
        call.named().forEach((name, argument) -> named.put(name, compiler.compile(argument)));
        return frame -> {
            if (!(target.of(frame) instanceof String format)) {
                throw new EvaluationException("'.format()' is a method of texts alone");
            }
            frame.look(format);
            List<@Nullable Object> values = new ArrayList<>(positional.size());
            for (Evaluation argument : positional) {
                values.add(argument.of(frame));
            }
            Map<String, @Nullable Object> byName = new HashMap<>();
            named.forEach((name, argument) -> byName.put(name, argument.of(frame)));
            String text = BraceFormat.format(format, values, byName);
            frame.look(text);
            return text;
        };
    }

    Evaluation range(Expr.Range range) {
        List<Evaluation> arguments = compiler.all(range.arguments());
        return frame -> {
            long[] bounds = new long[arguments.size()];
            for (int i = 0; i < bounds.length; i++) {
                bounds[i] = Values.whole(arguments.get(i).of(frame), "A bound of 'range'");
            }
            long from = bounds.length == 1 ? 0 : bounds[0];
            long to = bounds.length == 1 ? bounds[0] : bounds[1];
            long step = bounds.length == 3 ? bounds[2] : 1;
            if (step == 0) {
                throw new EvaluationException("The step of 'range' is 0");
            }
            List<Long> numbers = new ArrayList<>();
            for (long i = from; step > 0 ? i < to : i > to; ) {
                if (numbers.size() == Limits.MOST_ITEMS) {
                    throw Limits.tooMany();
                }
                numbers.add(i);
                long next = i + step;
                if (((i ^ next) & (step ^ next)) < 0) {
                    break;
                }
                i = next;
            }
            frame.step(numbers.size() >> 3);
            return numbers;
        };
    }

    private Evaluation[] arguments(List<String> parameters, List<Expr> positional, Map<String, Expr> named) {
        Evaluation[] arguments = new Evaluation[parameters.size()];
        Arrays.fill(arguments, ABSENT);
        for (int i = 0; i < positional.size(); i++) {
            arguments[i] = compiler.compile(positional.get(i));
        }
        named.forEach((name, argument) -> arguments[parameters.indexOf(name)] = compiler.compile(argument));
        return arguments;
    }

    private static @Nullable Object[] values(Frame frame, Evaluation[] arguments) {
        @Nullable Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].of(frame);
        }
        return values;
    }
}
