package dev.datawright.rules.constraint;

import dev.datawright.contract.design.Constraint;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Solves the inequalities of a design for the bounds of each column, and finds those that can never hold.
public final class ConstraintGraph {

    private final Map<String, Domain> domains;
    private final Map<String, Double> lows = new HashMap<>();
    private final Map<String, Double> highs = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Infeasible> infeasible = new ArrayList<>();
    private List<String> order = List.of();

    private ConstraintGraph(Map<String, Domain> domains) {
        this.domains = domains;
    }

    /// Solves constraints whose columns all have a domain of a fitting kind.
    public static ConstraintGraph solve(Map<String, Domain> domains, List<Constraint.Inequality> constraints) {
        ConstraintGraph graph = new ConstraintGraph(new LinkedHashMap<>(domains));
        domains.forEach((column, domain) -> {
            graph.lows.put(column, domain.min());
            graph.highs.put(column, domain.max());
        });
        for (int i = 0; i < constraints.size(); i++) {
            graph.add(i, constraints.get(i));
        }
        if (graph.infeasible.isEmpty()) {
            graph.sort();
        }
        if (graph.infeasible.isEmpty()) {
            graph.propagate();
        }
        return graph;
    }

    /// What can never hold; the groups are meaningful only when there is none.
    public List<Infeasible> infeasible() {
        return List.copyOf(infeasible);
    }

    /// All columns as one group, also those that no inequality joins to the others; meaningful only when nothing is
    /// infeasible.
    ConstraintGroup whole() {
        return group(order);
    }

    /// @param constraint its index among those that were solved
    public record Infeasible(int constraint, String reason) {}

    private record Edge(int constraint, String lower, String upper, boolean strict) {}

    private void add(int index, Constraint.Inequality constraint) {
        String target = constraint.targetColumn();
        boolean strict = !constraint.operator().allowsEqual();
        switch (constraint) {
            case Constraint.ScalarInequality scalar -> {
                Domain domain = domain(target);
                boolean greater = scalar.operator().isGreater();
                double bound = greater ? domain.ceiling(scalar.rhs(), strict) : domain.floor(scalar.rhs(), strict);
                String sentence =
                        "'" + target + " " + scalar.operator().sign() + " " + Words.number(scalar.rhs()) + "'";
                if (Double.isNaN(bound)) {
                    infeasible.add(new Infeasible(
                            index,
                            sentence + " can never hold: '" + target + "' is "
                                    + (greater
                                            ? "at most " + domain.show(domain.max())
                                            : "at least " + domain.show(domain.min()))));
                    return;
                }
                if (greater) {
                    lows.merge(target, bound, Math::max);
                } else {
                    highs.merge(target, bound, Math::min);
                }
                if (low(target) > high(target)) {
                    infeasible.add(new Infeasible(
                            index, sentence + " and the other constraints on '" + target + "' leave no value"));
                }
            }
            case Constraint.ColumnInequality inequality -> {
                boolean greater = inequality.operator().isGreater();
                String lower = greater ? inequality.rhs() : target;
                String upper = greater ? target : inequality.rhs();
                edges.add(new Edge(index, lower, upper, strict));
            }
        }
    }

    private void sort() {
        List<String> sorted = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (sorted.size() < domains.size()) {
            int before = sorted.size();
            for (String column : domains.keySet()) {
                if (!placed.contains(column)
                        && edges.stream()
                                .filter(edge -> edge.upper().equals(column))
                                .allMatch(edge -> placed.contains(edge.lower()))) {
                    sorted.add(column);
                    placed.add(column);
                }
            }
            if (sorted.size() == before) {
                reportCycle(placed);
                return;
            }
        }
        order = sorted;
    }

    private void reportCycle(Set<String> placed) {
        Map<String, Edge> from = new HashMap<>();
        for (Edge edge : edges) {
            if (!placed.contains(edge.lower()) && !placed.contains(edge.upper())) {
                from.putIfAbsent(edge.upper(), edge);
            }
        }
        // Every column that is not placed has a smaller side that is not placed either, so walking down must repeat.
        List<Edge> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String at = from.keySet().stream().sorted().findFirst().orElseThrow();
        while (seen.add(at)) {
            Edge edge = Objects.requireNonNull(from.get(at));
            path.add(edge);
            at = edge.lower();
        }
        String repeated = at;
        int start = 0;
        while (!path.get(start).upper().equals(repeated)) {
            start++;
        }
        List<Edge> cycle = path.subList(start, path.size()).reversed();
        StringBuilder shown = new StringBuilder(repeated);
        int last = 0;
        for (Edge edge : cycle) {
            shown.append(edge.strict() ? " < " : " <= ").append(edge.upper());
            last = Math.max(last, edge.constraint());
        }
        infeasible.add(new Infeasible(last, "The constraints contradict each other: " + shown));
    }

    private void propagate() {
        for (String column : order) {
            for (Edge edge : edges) {
                if (edge.upper().equals(column)) {
                    double bound = domain(column).ceiling(low(edge.lower()), edge.strict());
                    if (Double.isNaN(bound) || bound > high(column)) {
                        contradiction(edge);
                        return;
                    }
                    lows.merge(column, bound, Math::max);
                }
            }
        }
        for (String column : order.reversed()) {
            for (Edge edge : edges) {
                if (edge.lower().equals(column)) {
                    double bound = domain(column).floor(high(edge.upper()), edge.strict());
                    if (Double.isNaN(bound) || bound < low(column)) {
                        contradiction(edge);
                        return;
                    }
                    highs.merge(column, bound, Math::min);
                }
            }
        }
    }

    private void contradiction(Edge edge) {
        infeasible.add(new Infeasible(
                edge.constraint(),
                "'" + edge.lower() + (edge.strict() ? " < " : " <= ") + edge.upper() + "' can never hold: '"
                        + edge.lower() + "' is at least " + domain(edge.lower()).show(low(edge.lower())) + " and '"
                        + edge.upper() + "' at most " + domain(edge.upper()).show(high(edge.upper()))));
    }

    private ConstraintGroup group(List<String> columns) {
        Collection<ConstraintGroup.Member> members = columns.stream()
                .map(column -> new ConstraintGroup.Member(column, domain(column), low(column), high(column)))
                .toList();
        List<ConstraintGroup.Order> orders = edges.stream()
                .filter(edge -> columns.contains(edge.lower()))
                .map(edge -> new ConstraintGroup.Order(
                        columns.indexOf(edge.lower()), columns.indexOf(edge.upper()), edge.strict()))
                .distinct()
                .toList();
        return new ConstraintGroup(List.copyOf(members), orders);
    }

    private Domain domain(String column) {
        return Objects.requireNonNull(domains.get(column), column);
    }

    private double low(String column) {
        return Objects.requireNonNull(lows.get(column), column);
    }

    private double high(String column) {
        return Objects.requireNonNull(highs.get(column), column);
    }
}
