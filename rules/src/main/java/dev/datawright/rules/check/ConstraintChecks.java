package dev.datawright.rules.check;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.domain.UniqueValues;
import dev.datawright.rules.plan.References;
import dev.datawright.rules.template.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What can be wrong with constraints: what they are on, and whether they can hold at all.
final class ConstraintChecks {

    private final DataDesignerConfig config;
    private final Set<String> unsound;
    private final ConstrainedColumns columns;

    /// @param unsound columns whose own parameters are not in order: they have no values to reason about
    ConstraintChecks(DataDesignerConfig config, Set<String> unsound) {
        this.config = config;
        this.unsound = unsound;
        this.columns = new ConstrainedColumns(config, unsound);
    }

    void check(Findings findings) {
        List<Constraint.Inequality> solvable = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < config.constraints().size(); i++) {
            if (config.constraints().get(i) instanceof Constraint.Inequality inequality
                    && columns.isSolvable(inequality, findings.at("constraints", i))) {
                solvable.add(inequality);
                indices.add(i);
            }
        }
        List<Bundle> bundles = References.cycle(config).isEmpty() ? Bundle.of(config, solvable) : List.of();
        for (int i = 0; i < config.constraints().size(); i++) {
            if (config.constraints().get(i) instanceof Constraint.Unique unique) {
                checkUnique(unique, bundles, findings.at("constraints", i));
            }
        }
        Function<Bundle, List<Findings>> places = bundle -> bundle.constraints().stream()
                .map(constraint -> findings.at("constraints", indices.get(identity(solvable, constraint))))
                .toList();
        List<Bundle> ordered = bundles.stream()
                .filter(bundle -> comesInOrder(bundle, places.apply(bundle).getFirst()))
                .toList();
        if (ordered.size() == bundles.size()
                && References.order(config, bundles.stream().map(Bundle::names).toList())
                        .isEmpty()) {
            bundles.stream()
                    .filter(bundle -> !bundle.isPlain())
                    .findFirst()
                    .ifPresent(
                            bundle -> reportCircle(bundle, places.apply(bundle).getFirst()));
        }
        ordered.forEach(bundle -> new BundleCheck(bundle, places.apply(bundle)).check());
    }

    /// Its own index: two constraints may say the same.
    private static int identity(List<Constraint.Inequality> constraints, Constraint.Inequality constraint) {
        for (int i = 0; i < constraints.size(); i++) {
            if (constraints.get(i) == constraint) {
                return i;
            }
        }
        throw new IllegalArgumentException("No such constraint: " + constraint);
    }

    /// Whether what decides on its parameters can be drawn before it.
    private boolean comesInOrder(Bundle bundle, Findings here) {
        boolean decidesItself = bundle.columns().stream()
                .flatMap(column -> column.conditionalParams().keySet().stream())
                .flatMap(condition -> Condition.parse(condition).references().stream())
                .anyMatch(reference -> bundle.names().contains(reference.column()));
        if (decidesItself || References.order(config, List.of(bundle.names())).isEmpty()) {
            reportCircle(bundle, here);
            return false;
        }
        return true;
    }

    private static void reportCircle(Bundle bundle, Findings here) {
        String conditional = bundle.columns().stream()
                .filter(column -> !column.conditionalParams().isEmpty())
                .map(SamplerColumnConfig::name)
                .findFirst()
                .orElse(bundle.names().getFirst());
        here.add(
                "not-comparable",
                "The conditions of '" + conditional + "' depend on a column that is drawn together with it because of"
                        + " this constraint, so neither can come first",
                "make its conditions depend on columns that no constraint joins to '" + conditional + "'");
    }

    private void checkUnique(Constraint.Unique unique, List<Bundle> bundles, Findings here) {
        String name = unique.targetColumn();
        Optional<SamplerColumnConfig> column = columns.sampler(name, here.at("target_column"));
        if (column.isEmpty() || unsound.contains(name)) {
            return;
        }
        if (UniqueValues.of(column.get()) instanceof UniqueValues.Impossible(String reason, String suggestion)) {
            here.add("not-enumerable", "'" + name + "' " + reason, suggestion);
        } else if (bundles.stream().anyMatch(bundle -> bundle.names().contains(name))
                || config.constraints().stream()
                        .anyMatch(other -> other instanceof Constraint.Inequality && isAbout(other, name))) {
            here.add(
                    "not-enumerable",
                    "'" + name + "' is compared by another constraint, and values that are dealt out cannot be",
                    "put the bounds into the parameters of the column");
        }
    }

    private static boolean isAbout(Constraint constraint, String name) {
        return constraint.targetColumn().equals(name)
                || constraint instanceof Constraint.ColumnInequality columns
                        && columns.rhs().equals(name);
    }
}
