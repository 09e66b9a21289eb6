package dev.datawright.rules.plan;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.rules.constraint.ConstraintGraph;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the plan of a design that the check has found nothing wrong with.
public final class Planner {

    private Planner() {}

    /// @throws IllegalArgumentException when the design was not valid after all
    public static Plan plan(DataDesignerConfig config) {
        List<String> order = References.order(config)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Columns refer to each other in a circle: " + References.cycle(config)));
        ConstraintGraph graph = ConstraintGraph.solve(domains(config), inequalities(config));
        if (!graph.infeasible().isEmpty()) {
            throw new IllegalArgumentException(graph.infeasible().getFirst().reason());
        }
        Set<String> dropped = dropped(config);
        List<String> names = config.columns().stream().map(ColumnConfig::name).toList();
        return new Plan(
                order,
                graph.groups(),
                names.stream().filter(name -> !dropped.contains(name)).toList(),
                names.stream().filter(dropped::contains).toList(),
                config.columns().stream()
                        .filter(column -> column.modelAlias() != null)
                        .map(ColumnConfig::name)
                        .toList());
    }

    /// The columns that are generated and left out.
    public static Set<String> dropped(DataDesignerConfig config) {
        Set<String> dropped = new LinkedHashSet<>();
        config.columns().stream()
                .filter(ColumnConfig::drop)
                .map(ColumnConfig::name)
                .forEach(dropped::add);
        for (Processor processor : config.processors()) {
            switch (processor) {
                case Processor.DropColumns drop -> dropped.addAll(drop.columnNames());
                case Processor.SchemaTransform _ -> {}
            }
        }
        return dropped;
    }

    private static List<Constraint.Inequality> inequalities(DataDesignerConfig config) {
        return config.constraints().stream()
                .filter(Constraint.Inequality.class::isInstance)
                .map(Constraint.Inequality.class::cast)
                .toList();
    }

    private static Map<String, Domain> domains(DataDesignerConfig config) {
        Set<String> constrained = new LinkedHashSet<>();
        for (Constraint.Inequality constraint : inequalities(config)) {
            constrained.add(constraint.targetColumn());
            if (constraint instanceof Constraint.ColumnInequality inequality) {
                constrained.add(inequality.rhs());
            }
        }
        Map<String, Domain> domains = new LinkedHashMap<>();
        for (ColumnConfig column : config.columns()) {
            if (constrained.contains(column.name()) && column instanceof SamplerColumnConfig sampler) {
                Domain domain = Domains.of(sampler)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + sampler.name() + "' has no order, so no constraint can be on it"));
                domains.put(sampler.name(), domain);
            }
        }
        return domains;
    }
}
