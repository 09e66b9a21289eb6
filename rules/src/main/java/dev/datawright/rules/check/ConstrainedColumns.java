package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the columns that a constraint names can be compared.
final class ConstrainedColumns {

    private final DataDesignerConfig config;
    private final Set<String> unsound;

    ConstrainedColumns(DataDesignerConfig config, Set<String> unsound) {
        this.config = config;
        this.unsound = unsound;
    }

    /// Whether there is anything to solve; what is wrong is reported, unless a column has it for itself.
    boolean isSolvable(Constraint.Inequality constraint, Findings here) {
        Optional<SamplerColumnConfig> target = ordered(constraint.targetColumn(), here.at("target_column"));
        return switch (constraint) {
            case Constraint.ScalarInequality scalar -> {
                if (!Double.isFinite(scalar.rhs())) {
                    here.at("rhs").add("not-a-number", "The right-hand side is no finite number");
                    yield false;
                }
                if (target.isPresent() && isTime(target.get())) {
                    here.at("rhs")
                            .add(
                                    "incomparable",
                                    "'" + scalar.targetColumn()
                                            + "' is a point in time and cannot be compared with a number",
                                    target.get().params() instanceof SamplerParams.Timedelta
                                            ? "change dt_min and dt_max of the column"
                                            : "change start and end of the column");
                    yield false;
                }
                yield target.isPresent();
            }
            case Constraint.ColumnInequality inequality -> {
                if (inequality.rhs().equals(inequality.targetColumn())) {
                    here.at("rhs").add("self-reference", "'" + inequality.rhs() + "' is compared with itself");
                    yield false;
                }
                Optional<SamplerColumnConfig> other = ordered(inequality.rhs(), here.at("rhs"));
                if (target.isEmpty() || other.isEmpty()) {
                    yield false;
                }
                if (isTime(target.get()) != isTime(other.get())) {
                    here.add(
                            "incomparable",
                            "'" + inequality.targetColumn() + "' and '" + inequality.rhs()
                                    + "' cannot be compared: one is a point in time, the other a number");
                    yield false;
                }
                yield true;
            }
        };
    }

    /// The sampler column of that name; empty, and reported, when there is none.
    Optional<SamplerColumnConfig> sampler(String name, Findings here) {
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

    private Optional<SamplerColumnConfig> ordered(String name, Findings here) {
        return sampler(name, here)
                .filter(column -> isSound(column, new HashSet<>()))
                .filter(column -> hasOrder(column, here));
    }

    /// Whether it, all that it follows and all that decides on its parameters are in order.
    private boolean isSound(SamplerColumnConfig column, Set<String> seen) {
        if (unsound.contains(column.name()) || !seen.add(column.name())) {
            return false;
        }
        if (column.conditionalParams().keySet().stream()
                .flatMap(condition -> Condition.parse(condition).references().stream())
                .anyMatch(reference -> unsound.contains(reference.column()))) {
            return false;
        }
        return Bundle.references(column).stream()
                .allMatch(reference -> config.column(reference).orElse(null) instanceof SamplerColumnConfig leader
                        && isSound(leader, new HashSet<>(seen)));
    }

    private static boolean hasOrder(SamplerColumnConfig column, Findings here) {
        if (isTime(column)) {
            return true;
        }
        if (Domains.of(column.withParams(column.params())).isEmpty()) {
            here.add("not-comparable", notComparable(column, ""));
            return false;
        }
        for (Map.Entry<String, SamplerParams> conditional :
                column.conditionalParams().entrySet()) {
            if (Domains.of(column.withParams(conditional.getValue())).isEmpty()) {
                here.add("not-comparable", notComparable(column, ", where `" + conditional.getKey() + "` holds"));
                return false;
            }
        }
        return true;
    }

    private static String notComparable(SamplerColumnConfig column, String where) {
        return "'" + column.name() + "' is a " + column.samplerType().wireName()
                + (column.params() instanceof SamplerParams.Category ? " of texts" : "")
                + " column" + where + "; constraints are possible on numbers and points in time only";
    }

    private static boolean isTime(SamplerColumnConfig column) {
        return column.params() instanceof SamplerParams.Temporal;
    }
}
