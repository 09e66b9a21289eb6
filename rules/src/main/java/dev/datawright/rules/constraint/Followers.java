package dev.datawright.rules.constraint;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.DatetimeGrid;
import dev.datawright.rules.domain.Distances;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.domain.ShownTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Columns that lie at a distance in time from others: where their values can be, and in which order they always are.
final class Followers {

    private final Map<String, SamplerColumnConfig> columns;

    private Followers(List<SamplerColumnConfig> columns) {
        this.columns = columns.stream().collect(Collectors.toMap(SamplerColumnConfig::name, Function.identity()));
    }

    /// The domains of columns, those of followers included.
    ///
    /// @param columns with one set of parameters each, and all that they follow among them
    static Map<String, Domain> domains(List<SamplerColumnConfig> columns) {
        Followers followers = new Followers(columns);
        Map<String, Domain> domains = new LinkedHashMap<>();
        for (SamplerColumnConfig column : columns) {
            domains.put(column.name(), followers.domain(column));
        }
        return domains;
    }

    /// The inequalities that would have a column before one that it never comes before.
    static List<ConstraintGraph.Infeasible> contradictions(
            List<SamplerColumnConfig> columns, List<Constraint.Inequality> constraints) {
        Followers followers = new Followers(columns);
        List<ConstraintGraph.Infeasible> found = new ArrayList<>();
        for (int i = 0; i < constraints.size(); i++) {
            if (constraints.get(i) instanceof Constraint.ColumnInequality inequality) {
                String sentence = followers.contradiction(inequality);
                if (sentence != null) {
                    found.add(new ConstraintGraph.Infeasible(i, sentence));
                }
            }
        }
        return found;
    }

    private Domain domain(SamplerColumnConfig column) {
        if (!(column.params() instanceof SamplerParams.Timedelta)) {
            return Domains.of(column)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + column.name() + "' has no order, so no constraint can be on it"));
        }
        ShownTimes shown = ShownTimes.of(Domains.format(column));
        Range reach = reach(column);
        return new Domain.Span(shown.key(reach.least()), shown.key(reach.most()));
    }

    /// The earliest and the latest moment.
    private Range reach(SamplerColumnConfig column) {
        return switch (column.params()) {
            case SamplerParams.Timedelta timedelta ->
                reach(get(timedelta.referenceColumnName())).plus(Distances.of(timedelta));
            case SamplerParams.Datetime datetime -> {
                DatetimeGrid grid = DatetimeGrid.of(datetime, Domains.format(column));
                yield new Range(grid.secondsAt(0), grid.secondsAt(grid.count() - 1));
            }
            default -> throw new IllegalArgumentException("'" + column.name() + "' is no point in time");
        };
    }

    private @Nullable String contradiction(Constraint.ColumnInequality inequality) {
        boolean greater = inequality.operator().isGreater();
        String lower = greater ? inequality.rhs() : inequality.targetColumn();
        String upper = greater ? inequality.targetColumn() : inequality.rhs();
        Map<String, Range> behindLower = behind(lower);
        Map<String, Range> behindUpper = behind(upper);
        for (Map.Entry<String, Range> common : behindLower.entrySet()) {
            Range other = behindUpper.get(common.getKey());
            if (other == null) {
                continue;
            }
            // Both are reckoned from the nearest column that they have in common.
            long least = common.getValue().least() - other.most();
            boolean strict = !inequality.operator().allowsEqual();
            boolean shownInOrder = shown(lower).isAsFineAs(shown(upper));
            if (shownInOrder && strict && least >= 0) {
                String follows = common.getKey().equals(upper)
                        ? "'" + lower + "' follows '" + upper + "'"
                        : "'" + lower + "' and '" + upper + "' follow '" + common.getKey() + "'";
                return "'" + lower + " < " + upper + "' can never hold: " + follows + ", and '" + lower
                        + "' never comes before '" + upper + "'";
            }
            return null;
        }
        return null;
    }

    /// The columns that a column follows, itself included, nearest first, with how far behind each it lies.
    private Map<String, Range> behind(String name) {
        Map<String, Range> behind = new LinkedHashMap<>();
        Range distance = new Range(0, 0);
        String at = name;
        while (get(at).params() instanceof SamplerParams.Timedelta timedelta) {
            behind.put(at, distance);
            distance = distance.plus(Distances.of(timedelta));
            at = timedelta.referenceColumnName();
        }
        behind.put(at, distance);
        return behind;
    }

    private ShownTimes shown(String name) {
        SamplerColumnConfig column = get(name);
        return column.params() instanceof SamplerParams.Temporal
                ? ShownTimes.of(Domains.format(column))
                : ShownTimes.of(DateFormat.ISO);
    }

    private SamplerColumnConfig get(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    /// Seconds.
    private record Range(long least, long most) {
        Range plus(Distances distances) {
            return new Range(least + distances.least(), most + distances.most());
        }
    }
}
