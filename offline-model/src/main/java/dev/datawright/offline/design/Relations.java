package dev.datawright.offline.design;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.understand.References;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Comparisons between two sampled columns.
final class Relations {

    /// How far past the other date a date with room ahead may lie.
    private static final int DAYS_OF_ROOM = 30;

    private static final int LONG_AGO = 15;

    private Relations() {}

    /// @param adjustable whether the column's own range was only assumed and may be moved
    static void relate(String column, Fact.Comparison comparison, boolean adjustable, Workbench bench) {
        List<String> others =
                bench.names().stream().filter(name -> !name.equals(column)).toList();
        Optional<String> found = References.find(comparison.other(), others);
        if (found.isEmpty()) {
            bench.note(new Note.UnknownColumn(comparison.other()));
            return;
        }
        String other = found.get();
        SamplerParams left = bench.params(column);
        SamplerParams right = bench.params(other);
        if (left instanceof SamplerParams.Datetime date && right instanceof SamplerParams.Datetime reference) {
            if (adjustable) {
                shift(column, date, reference, comparison.operator(), bench);
            } else if (!canHold(
                    day(date.start()),
                    day(date.end()),
                    day(reference.start()),
                    day(reference.end()),
                    comparison.operator())) {
                bench.note(new Note.NeverHolds(column, comparison.operator().sign(), other));
                return;
            }
        } else if (isNumber(left) && isNumber(right)) {
            if (left instanceof SamplerParams.Uniform a
                    && right instanceof SamplerParams.Uniform b
                    && !canHold(a.low(), a.high(), b.low(), b.high(), comparison.operator())) {
                if (!adjustable) {
                    bench.note(new Note.NeverHolds(column, comparison.operator().sign(), other));
                    return;
                }
                bench.set(
                        NumberColumns.uniform(
                                column, b.low(), b.high() * 1.5, a.decimalPlaces() == null ? 0 : a.decimalPlaces()),
                        comparison.other(),
                        new Assumption.Numbers(b.low(), b.high() * 1.5));
            }
        } else {
            bench.note(new Note.CannotCompare(column, other));
            return;
        }
        bench.constrain(new Constraint.ColumnInequality(column, comparison.operator(), other));
    }

    /// The kind that a column without one takes from what it is compared with.
    static @Nullable Kind kindOf(Fact.Comparison comparison, Workbench bench) {
        return References.find(comparison.other(), bench.names())
                .map(bench::params)
                .map(params -> params instanceof SamplerParams.Datetime
                        ? Kind.DATE
                        : isNumber(params) ? Kind.MEASURE : Kind.UNKNOWN)
                .orElse(null);
    }

    private static void shift(
            String column,
            SamplerParams.Datetime date,
            SamplerParams.Datetime reference,
            InequalityOperator operator,
            Workbench bench) {
        LocalDate start = day(reference.start());
        LocalDate end = day(reference.end());
        // Of a birth date long ago the usual dates are later anyway.
        if (operator.isGreater()
                && !day(date.start()).isBefore(end)
                && end.isBefore(bench.today().minusYears(LONG_AGO))) {
            return;
        }
        boolean future = day(date.end()).isAfter(bench.today().plusDays(1));
        LocalDate newStart = operator.isGreater() ? start : start.minusDays(DAYS_OF_ROOM);
        LocalDate newEnd =
                operator.isGreater() ? end.plusDays(future || start.plusDays(1).equals(end) ? DAYS_OF_ROOM : 0) : end;
        if (bench.column(column).orElse(null) instanceof SamplerColumnConfig sampler
                && !(newStart.equals(day(date.start())) && newEnd.equals(day(date.end())))) {
            bench.amend(new SamplerColumnConfig(
                    column,
                    new SamplerParams.Datetime(newStart.toString(), newEnd.toString(), date.unit()),
                    sampler.convertTo(),
                    sampler.drop()));
        }
    }

    private static <T extends Comparable<T>> boolean canHold(
            T low, T high, T otherLow, T otherHigh, InequalityOperator operator) {
        return operator.isGreater() ? high.compareTo(otherLow) > 0 : low.compareTo(otherHigh) < 0;
    }

    private static boolean isNumber(@Nullable SamplerParams params) {
        return params instanceof SamplerParams.Uniform || params instanceof SamplerParams.Gaussian;
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso.substring(0, 10));
    }
}
