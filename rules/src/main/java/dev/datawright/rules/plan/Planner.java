package dev.datawright.rules.plan;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.constraint.ConstraintGroup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the plan of a design that the check has found nothing wrong with.
public final class Planner {

    private Planner() {}

    /// @throws IllegalArgumentException when the design was not valid after all
    public static Plan plan(DataDesignerConfig config) {
        if (!References.cycle(config).isEmpty()) {
            throw new IllegalArgumentException("Columns refer to each other in a circle: " + References.cycle(config));
        }
        Map<Boolean, List<Bundle>> bundles =
                Bundle.of(config, inequalities(config)).stream().collect(Collectors.partitioningBy(Bundle::isPlain));
        List<Bundle> varied = bundles.getOrDefault(false, List.of());
        List<String> order = References.order(
                        config, varied.stream().map(Bundle::names).toList())
                .orElseThrow(() -> new IllegalArgumentException("Constrained columns need each other in a circle"));
        List<ConstraintGroup> groups = bundles.getOrDefault(true, List.of()).stream()
                .map(Planner::group)
                .toList();
        Set<String> dropped = dropped(config);
        List<String> names = config.columns().stream()
                .flatMap(column -> Stream.concat(Stream.of(column.name()), column.sideEffectColumns().stream()))
                .toList();
        return new Plan(
                order,
                groups,
                varied,
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
        // What came into being beside a dropped column stays, as it does at Data Designer's.
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

    private static ConstraintGroup group(Bundle bundle) {
        Bundle.Solution solution =
                bundle.solve(bundle.columns().stream().map(_ -> 0).toList());
        if (!solution.infeasible().isEmpty()) {
            throw new IllegalArgumentException(solution.infeasible().getFirst().reason());
        }
        return solution.group();
    }
}
