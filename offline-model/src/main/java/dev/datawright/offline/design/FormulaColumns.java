package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.understand.References;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Numbers computed from other columns.
final class FormulaColumns {

    /// The number column named before this one.
    private static final String BEFORE = "^";

    private FormulaColumns() {}

    static void set(String name, String quote, Fact.Formula formula, Workbench bench) {
        List<String> others =
                bench.names().stream().filter(other -> !other.equals(name)).toList();
        List<String> parts = new ArrayList<>();
        boolean whole = true;
        for (String part : formula.parts()) {
            if (!Character.isLetter(part.charAt(0)) && !part.equals(BEFORE)) {
                parts.add(part);
                whole &= !part.equals("/") && !part.contains(".");
                continue;
            }
            Optional<String> column = operand(part, others, parts, bench);
            if (column.isEmpty() || !isNumber(bench.column(column.get()).orElse(null))) {
                bench.note(new Note.CannotCompute(name, part));
                return;
            }
            parts.add(column.get());
            whole &= isWhole(bench.column(column.get()).orElse(null));
        }
        String expression = String.join(" ", parts).replace("( ", "(").replace(" )", ")");
        bench.set(
                whole
                        ? new ExpressionColumnConfig(name, "{{ " + expression + " }}", Dtype.INT, false)
                        : new ExpressionColumnConfig(name, "{{ (" + expression + ") | round(2) }}", Dtype.FLOAT, false),
                quote,
                null);
    }

    /// By name, or by its first letters where only one column begins so: `l * w * h`.
    private static Optional<String> operand(String part, List<String> others, List<String> used, Workbench bench) {
        List<String> numbers = others.stream()
                .filter(other -> isNumber(bench.column(other).orElse(null)))
                .toList();
        if (part.equals(BEFORE)) {
            return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.getLast());
        }
        Optional<String> named = References.find(part, numbers).or(() -> References.find(part, others));
        if (named.isPresent() || part.length() > 4) {
            return named;
        }
        List<String> begun = numbers.stream()
                .filter(other -> other.toLowerCase(Locale.ROOT).startsWith(part))
                .toList();
        // Of several the one beside those used already: `l * w * h` beside a weight.
        return begun.stream().min(Comparator.comparingInt(name -> distance(name, used, numbers)));
    }

    private static int distance(String name, List<String> used, List<String> numbers) {
        int at = numbers.indexOf(name);
        int last = used.stream().mapToInt(numbers::indexOf).max().orElse(-1);
        return last < 0 ? at : at > last ? at - last : numbers.size() + last - at;
    }

    private static boolean isNumber(@Nullable ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler ->
                switch (sampler.params()) {
                    case SamplerParams.Uniform uniform -> true;
                    case SamplerParams.Gaussian gaussian -> true;
                    case SamplerParams.Bernoulli bernoulli -> true;
                    case SamplerParams.Category category ->
                        category.values().stream().allMatch(Number.class::isInstance);
                    case SamplerParams.Uuid other -> false;
                    case SamplerParams.Subcategory other -> false;
                    case SamplerParams.Datetime other -> false;
                    case SamplerParams.Distributed distributed -> true;
                    case SamplerParams.Timedelta other -> false;
                    case SamplerParams.People other -> false;
                };
            case ExpressionColumnConfig expression ->
                expression.dtype() == Dtype.INT || expression.dtype() == Dtype.FLOAT;
            case null, default -> false;
        };
    }

    private static boolean isWhole(@Nullable ColumnConfig column) {
        if (column instanceof ExpressionColumnConfig expression) {
            return expression.dtype() == Dtype.INT;
        }
        return column instanceof SamplerColumnConfig sampler
                && ("int".equals(sampler.convertTo())
                        || sampler.params() instanceof SamplerParams.Bernoulli
                        || (sampler.params() instanceof SamplerParams.Category category
                                && category.values().stream().allMatch(Long.class::isInstance)));
    }
}
