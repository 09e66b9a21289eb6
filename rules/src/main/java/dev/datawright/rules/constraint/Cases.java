package dev.datawright.rules.constraint;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.template.Expr;
import dev.datawright.rules.template.TemplateNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which parameters columns with conditions can have in one row.
///
/// The conditions are asked about every kind of row that they tell apart. What they say of a row that only a run can
/// work out is taken for both true and false, so that no case is left out.
final class Cases {

    private static final int MOST_CASES = 500;
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_OPEN = 9;

    private Cases() {}

    /// For each case the number of each column's parameters, 0 for the usual ones; empty when they are too many.
    static Optional<List<List<Integer>>> of(DataDesignerConfig config, List<SamplerColumnConfig> columns) {
        Map<String, Expr> conditions = new LinkedHashMap<>();
        for (SamplerColumnConfig column : columns) {
            column.conditionalParams().keySet().forEach(source -> conditions.put(source, parsed(source)));
        }
        Map<String, List<Object>> values = values(config, conditions);
        Set<List<Integer>> cases = new LinkedHashSet<>();
        Map<String, Object> row = new HashMap<>();
        boolean few = rows(new ArrayList<>(values.keySet()), 0, values, row, () -> {
            Map<String, @Nullable Boolean> answers = new LinkedHashMap<>();
            conditions.forEach((source, expr) -> answers.put(source, Truths.of(expr, row)));
            List<String> open = answers.entrySet().stream()
                    .filter(answer -> answer.getValue() == null)
                    .map(Map.Entry::getKey)
                    .toList();
            if (open.size() > MOST_OPEN) {
                return false;
            }
            for (int bits = 0; bits < 1 << open.size(); bits++) {
                for (int i = 0; i < open.size(); i++) {
                    answers.put(open.get(i), (bits >> i & 1) == 1);
                }
                cases.add(
                        columns.stream().map(column -> choice(column, answers)).toList());
            }
            return cases.size() <= MOST_CASES;
        });
        return few ? Optional.of(List.copyOf(cases)) : Optional.empty();
    }

    private static Expr parsed(String condition) {
        return ((TemplateNode.Output) Condition.parse(condition).nodes().getFirst()).expression();
    }

    /// The last condition that holds wins.
    private static int choice(SamplerColumnConfig column, Map<String, @Nullable Boolean> answers) {
        int choice = 0;
        int number = 0;
        for (String source : column.conditionalParams().keySet()) {
            number++;
            if (Boolean.TRUE.equals(answers.get(source))) {
                choice = number;
            }
        }
        return choice;
    }

    /// What columns can hold, as far as conditions tell it apart; columns that hold too much are left open.
    private static Map<String, List<Object>> values(DataDesignerConfig config, Map<String, Expr> conditions) {
        Set<Double> limits = new LinkedHashSet<>();
        Set<String> mentioned = new LinkedHashSet<>();
        conditions.forEach((source, expr) -> {
            Truths.numbers(expr, limits);
            Condition.parse(source).references().forEach(reference -> mentioned.add(reference.column()));
        });
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (String name : mentioned) {
            if (config.column(name).orElse(null) instanceof SamplerColumnConfig column) {
                List<Constraint.ScalarInequality> bounds = bounds(config, name);
                List<Double> told = new ArrayList<>(limits);
                bounds.forEach(bound -> told.add(bound.rhs()));
                Representatives.of(column, told)
                        .map(found -> found.stream()
                                .filter(value -> bounds.stream().allMatch(bound -> keeps(value, bound)))
                                .toList())
                        .filter(found -> !found.isEmpty())
                        .ifPresent(found -> values.put(name, found));
            }
        }
        while (values.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b) > MOST_ROWS) {
            values.entrySet().stream()
                    .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                    .map(Map.Entry::getKey)
                    .ifPresent(values::remove);
        }
        return values;
    }

    /// What keeps the column within bounds in every row.
    private static List<Constraint.ScalarInequality> bounds(DataDesignerConfig config, String name) {
        return config.constraints().stream()
                .filter(Constraint.ScalarInequality.class::isInstance)
                .map(Constraint.ScalarInequality.class::cast)
                .filter(bound -> bound.targetColumn().equals(name))
                .toList();
    }

    private static boolean keeps(Object value, Constraint.ScalarInequality bound) {
        if (!(value instanceof Double number)) {
            return true;
        }
        boolean greater = bound.operator().isGreater();
        return number == bound.rhs()
                ? bound.operator().allowsEqual()
                : greater ? number > bound.rhs() : number < bound.rhs();
    }

    private static boolean rows(
            List<String> names, int at, Map<String, List<Object>> values, Map<String, Object> row, Row visitor) {
        if (at == names.size()) {
            return visitor.visit();
        }
        for (Object value : values.getOrDefault(names.get(at), List.of())) {
            row.put(names.get(at), value);
            if (!rows(names, at + 1, values, row, visitor)) {
                return false;
            }
        }
        return true;
    }

    private interface Row {
        /// Whether to go on.
        boolean visit();
    }
}
