package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.constraint.ConstraintGraph;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.domain.UniqueValues;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be wrong with constraints: what they are on, and whether they can hold at all.
final class ConstraintChecks {

    /// Sums of probabilities are not more exact than this.
    private static final double NEVER = 1e-12;

    /// A bound that leaves less of a column's values is taken for a mistake.
    private static final double RAREST_VALUE = 1e-6;

    /// Two columns that fit together less often leave little of what either is to look like.
    private static final double RAREST_ROW = 1e-4;

    private final DataDesignerConfig config;
    private final Set<String> unsound;

    /// @param unsound columns whose own parameters are not in order: they have no values to reason about
    ConstraintChecks(DataDesignerConfig config, Set<String> unsound) {
        this.config = config;
        this.unsound = unsound;
    }

    void check(Findings findings) {
        Map<String, Domain> domains = new LinkedHashMap<>();
        List<Constraint.Inequality> solvable = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < config.constraints().size(); i++) {
            Findings here = findings.at("constraints", i);
            switch (config.constraints().get(i)) {
                case Constraint.Unique unique -> checkUnique(unique, here);
                case Constraint.Inequality inequality -> {
                    if (isSolvable(inequality, here, domains)) {
                        solvable.add(inequality);
                        indices.add(i);
                    }
                }
            }
        }
        ConstraintGraph graph = ConstraintGraph.solve(domains, solvable);
        for (ConstraintGraph.Infeasible infeasible : graph.infeasible()) {
            findings.at("constraints", indices.get(infeasible.constraint()))
                    .add("infeasible-constraint", infeasible.reason(), "change the constraint or the ranges");
        }
        if (graph.infeasible().isEmpty()) {
            for (int i = 0; i < solvable.size(); i++) {
                checkOdds(solvable.get(i), findings.at("constraints", indices.get(i)));
            }
        }
    }

    /// A constraint that hardly ever holds would leave little of what the columns are to look like, and take long.
    private void checkOdds(Constraint.Inequality constraint, Findings here) {
        switch (constraint) {
            case Constraint.ScalarInequality scalar -> {
                double odds = Odds.of(sampler(scalar.targetColumn()), scalar);
                if (odds < RAREST_VALUE) {
                    here.add(
                            "near-infeasible-constraint",
                            "'" + scalar.targetColumn() + " "
                                    + scalar.operator().sign() + " "
                                    + Words.number(scalar.rhs()) + "' holds for "
                                    + (odds < NEVER ? "none" : rarely(odds)) + " of the values of '"
                                    + scalar.targetColumn() + "'",
                            "change the constraint, or the parameters of the column");
                }
            }
            case Constraint.ColumnInequality columns -> {
                boolean greater = columns.operator().isGreater();
                String lower = greater ? columns.rhs() : columns.targetColumn();
                String upper = greater ? columns.targetColumn() : columns.rhs();
                double odds = Odds.ofOrder(sampler(lower), sampler(upper));
                if (odds < RAREST_ROW) {
                    here.add(
                            "near-infeasible-constraint",
                            "'" + lower + (columns.operator().allowsEqual() ? " <= " : " < ") + upper
                                    + "' would hold in " + (odds < NEVER ? "no row" : rarely(odds) + " rows"),
                            "bring the ranges of the two columns closer together");
                }
            }
        }
    }

    private void checkUnique(Constraint.Unique unique, Findings here) {
        String name = unique.targetColumn();
        Optional<SamplerColumnConfig> column = samplerOf(name, here.at("target_column"));
        if (column.isEmpty() || unsound.contains(name)) {
            return;
        }
        if (UniqueValues.of(column.get()) instanceof UniqueValues.Impossible(String reason, String suggestion)) {
            here.add("not-enumerable", "'" + name + "' " + reason, suggestion);
        } else if (config.constraints().stream()
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

    private SamplerColumnConfig sampler(String name) {
        return (SamplerColumnConfig) config.column(name).orElseThrow();
    }

    private static String rarely(double odds) {
        return String.format(Locale.ROOT, "one of about %,.0f", 1 / odds);
    }

    private boolean isSolvable(Constraint.Inequality constraint, Findings here, Map<String, Domain> domains) {
        Optional<Domain> target = domain(constraint.targetColumn(), here.at("target_column"));
        return switch (constraint) {
            case Constraint.ScalarInequality scalar -> {
                if (!Double.isFinite(scalar.rhs())) {
                    here.at("rhs").add("not-a-number", "The right-hand side is no finite number");
                    yield false;
                }
                if (target.isEmpty()) {
                    yield false;
                }
                if (target.get().isTime()) {
                    here.at("rhs")
                            .add(
                                    "incomparable",
                                    "'" + scalar.targetColumn()
                                            + "' is a point in time and cannot be compared with a number",
                                    "change start and end of the column");
                    yield false;
                }
                domains.put(scalar.targetColumn(), target.get());
                yield true;
            }
            case Constraint.ColumnInequality inequality -> {
                if (inequality.rhs().equals(inequality.targetColumn())) {
                    here.at("rhs").add("self-reference", "'" + inequality.rhs() + "' is compared with itself");
                    yield false;
                }
                Optional<Domain> other = domain(inequality.rhs(), here.at("rhs"));
                if (target.isEmpty() || other.isEmpty()) {
                    yield false;
                }
                if (target.get().isTime() != other.get().isTime()) {
                    here.add(
                            "incomparable",
                            "'" + inequality.targetColumn() + "' and '" + inequality.rhs()
                                    + "' cannot be compared: one is a point in time, the other a number");
                    yield false;
                }
                domains.put(inequality.targetColumn(), target.get());
                domains.put(inequality.rhs(), other.get());
                yield true;
            }
        };
    }

    /// The values of a column that is named in a constraint; empty, and reported, when it can have no constraint.
    private Optional<Domain> domain(String name, Findings here) {
        return samplerOf(name, here).flatMap(sampler -> samplerDomain(sampler, here));
    }

    private Optional<SamplerColumnConfig> samplerOf(String name, Findings here) {
        Optional<ColumnConfig> column = config.column(name);
        if (column.isEmpty()) {
            List<String> names =
                    config.columns().stream().map(ColumnConfig::name).toList();
            here.add(
                    "unknown-column",
                    "There is no column '" + Words.abbreviated(name) + "'",
                    Words.suggest(name, names));
        } else if (!(column.get() instanceof SamplerColumnConfig)) {
            here.add(
                    "not-comparable",
                    "'" + name + "' is not a sampler column; constraints are possible on sampler columns only");
        }
        return column.filter(SamplerColumnConfig.class::isInstance).map(SamplerColumnConfig.class::cast);
    }

    private Optional<Domain> samplerDomain(SamplerColumnConfig sampler, Findings here) {
        if (unsound.contains(sampler.name())) {
            return Optional.empty();
        }
        if (!sampler.conditionalParams().isEmpty()) {
            here.add(
                    "not-comparable",
                    "'" + sampler.name() + "' has parameters by condition, and no constraint can be on such a column",
                    "put the bounds into the parameters of each condition");
            return Optional.empty();
        }
        Optional<Domain> domain = Domains.of(sampler);
        if (domain.isEmpty()) {
            boolean category = sampler.params() instanceof SamplerParams.Category;
            here.add(
                    "not-comparable",
                    "'" + sampler.name() + "' is a " + sampler.samplerType().wireName()
                            + (category ? " of texts" : "")
                            + " column; constraints are possible on numbers and points in time only");
        }
        return domain;
    }
}
