package dev.datawright.rules.constraint;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Sampler columns that inequalities join, together with the columns that they follow in time: what has to be drawn
/// anew together when one inequality does not hold.
///
/// Which parameters a column with conditions has depends on the row, so a bundle is solved for one choice of them.
public final class Bundle {

    private final DataDesignerConfig config;
    private final List<SamplerColumnConfig> columns;
    private final List<Constraint.Inequality> constraints;

    private Bundle(
            DataDesignerConfig config, List<SamplerColumnConfig> columns, List<Constraint.Inequality> constraints) {
        this.config = config;
        this.columns = columns;
        this.constraints = constraints;
    }

    /// The bundles of a design's inequalities, which name sampler columns alone.
    public static List<Bundle> of(DataDesignerConfig config, List<Constraint.Inequality> constraints) {
        List<Set<String>> joined = new ArrayList<>();
        for (Constraint.Inequality constraint : constraints) {
            Set<String> together = named(constraint);
            List.copyOf(together).forEach(name -> follow(config, name, together));
            joined.removeIf(other -> {
                boolean meets = other.stream().anyMatch(together::contains);
                if (meets) {
                    together.addAll(other);
                }
                return meets;
            });
            joined.add(together);
        }
        return joined.stream()
                .map(together -> new Bundle(
                        config,
                        config.columns().stream()
                                .map(ColumnConfig::name)
                                .filter(together::contains)
                                .distinct()
                                .map(name -> (SamplerColumnConfig)
                                        config.column(name).orElseThrow())
                                .toList(),
                        constraints.stream()
                                .filter(constraint -> together.contains(constraint.targetColumn()))
                                .toList()))
                .toList();
    }

    private static Set<String> named(Constraint.Inequality constraint) {
        Set<String> names = new LinkedHashSet<>(Set.of(constraint.targetColumn()));
        if (constraint instanceof Constraint.ColumnInequality columns) {
            names.add(columns.rhs());
        }
        return names;
    }

    private static void follow(DataDesignerConfig config, String name, Set<String> found) {
        ColumnConfig column = config.column(name).orElseThrow();
        found.add(name);
        if (column instanceof SamplerColumnConfig sampler) {
            references(sampler).stream()
                    .filter(reference -> !found.contains(reference))
                    .forEach(reference -> follow(config, reference, found));
        }
    }

    /// The columns that a timedelta column follows, under any condition; empty for other columns.
    public static List<String> references(SamplerColumnConfig column) {
        return column.allParams().stream()
                .filter(SamplerParams.Timedelta.class::isInstance)
                .map(params -> ((SamplerParams.Timedelta) params).referenceColumnName())
                .distinct()
                .toList();
    }

    /// In the order of the design.
    public List<SamplerColumnConfig> columns() {
        return columns;
    }

    public List<String> names() {
        return columns.stream().map(SamplerColumnConfig::name).toList();
    }

    public List<Constraint.Inequality> constraints() {
        return constraints;
    }

    /// Whether its columns are drawn independently of each other and of the rest of the row.
    public boolean isPlain() {
        return !follows()
                && columns.stream()
                        .allMatch(column -> column.conditionalParams().isEmpty());
    }

    /// Whether a column lies at a distance in time from another.
    public boolean follows() {
        return columns.stream().anyMatch(column -> column.params() instanceof SamplerParams.Timedelta);
    }

    /// The choices of parameters that rows can have: for each column 0 for its usual ones, or the number of a
    /// condition. Empty when they are too many to look at each.
    public Optional<List<List<Integer>>> choices() {
        return Cases.of(config, columns);
    }

    /// The columns with the parameters of a choice.
    public List<SamplerColumnConfig> chosen(List<Integer> choice) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    SamplerColumnConfig column = columns.get(i);
                    return column.conditionalParams().isEmpty()
                            ? column
                            : column.withParams(column.allParams().get(choice.get(i)));
                })
                .toList();
    }

    /// What a row of the choice has in common, as the beginning of a sentence; nothing when all rows are alike.
    public String where(List<Integer> choice) {
        Set<String> holding = new LinkedHashSet<>();
        Set<String> usual = new LinkedHashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            SamplerColumnConfig column = columns.get(i);
            if (choice.get(i) > 0) {
                holding.add(List.copyOf(column.conditionalParams().keySet()).get(choice.get(i) - 1));
            } else if (!column.conditionalParams().isEmpty()) {
                usual.add("'" + column.name() + "'");
            }
        }
        List<String> parts = new ArrayList<>();
        holding.forEach(condition -> parts.add("`" + condition + "` holds"));
        if (!usual.isEmpty()) {
            parts.add("no " + (holding.isEmpty() ? "" : "other ") + "condition of " + String.join(" and ", usual)
                    + " holds");
        }
        return parts.isEmpty() ? "" : "Where " + String.join(" and ", parts) + ": ";
    }

    /// The inequalities solved for a choice.
    public Solution solve(List<Integer> choice) {
        List<SamplerColumnConfig> chosen = chosen(choice);
        List<ConstraintGraph.Infeasible> infeasible = new ArrayList<>(Followers.contradictions(chosen, constraints));
        ConstraintGraph graph = ConstraintGraph.solve(Followers.domains(chosen), constraints);
        Set<Integer> reported = new HashSet<>();
        infeasible.forEach(found -> reported.add(found.constraint()));
        graph.infeasible().stream()
                .filter(found -> reported.add(found.constraint()))
                .forEach(infeasible::add);
        return new Solution(chosen, infeasible, graph);
    }

    /// A bundle solved for one choice of parameters.
    ///
    /// @param columns with the parameters of the choice
    /// @param infeasible what can never hold, by the index of the constraint in the bundle
    public record Solution(
            List<SamplerColumnConfig> columns, List<ConstraintGraph.Infeasible> infeasible, ConstraintGraph graph) {
        public Solution {
            columns = List.copyOf(columns);
            infeasible = List.copyOf(infeasible);
        }

        /// Its columns with their bounds and orders.
        ///
        /// @throws IllegalStateException when something is infeasible
        public ConstraintGroup group() {
            if (!infeasible.isEmpty()) {
                throw new IllegalStateException(infeasible.getFirst().reason());
            }
            return graph.whole();
        }

        /// How often rows of columns that follow others keep the inequalities; only for bundles that [#follows] tells.
        public Trials trials() {
            return Trials.of(columns, group());
        }

        /// The columns, each after the one that it follows.
        public List<SamplerColumnConfig> leadersFirst() {
            return Bundle.leadersFirst(columns);
        }
    }

    /// @param columns with one set of parameters each
    static List<SamplerColumnConfig> leadersFirst(List<SamplerColumnConfig> columns) {
        Map<String, SamplerColumnConfig> placed = new LinkedHashMap<>();
        while (placed.size() < columns.size()) {
            int before = placed.size();
            for (SamplerColumnConfig column : columns) {
                if (placed.keySet().containsAll(references(column))) {
                    placed.putIfAbsent(column.name(), column);
                }
            }
            if (placed.size() == before) {
                throw new IllegalStateException("Columns follow each other in a circle: " + columns);
            }
        }
        return List.copyOf(placed.values());
    }
}
