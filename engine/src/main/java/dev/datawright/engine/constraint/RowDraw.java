package dev.datawright.engine.constraint;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.engine.sample.Drawer;
import dev.datawright.engine.sample.Drawers;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.constraint.ConstraintGroup.Member;
import dev.datawright.rules.constraint.ConstraintGroup.Order;
import dev.datawright.rules.domain.Distances;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.domain.ShownTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Draws rows of one choice of parameters.
///
/// Where no column follows another, a row that stays unlucky is built. Columns that follow others are drawn until they
/// fit: the check has found that one of a thousand rows does, so that [#MOST] tries do not run out.
final class RowDraw {

    /// With one of two thousand rows fitting, the odds that these run out are one to a number of two hundred digits.
    private static final int MOST = 1_000_000;

    private final ConstraintGroup group;
    private final List<Step> steps;
    private final List<RowRandom> randoms = new ArrayList<>();
    private final List<Drawer> drawers = new ArrayList<>();
    private final int[] places;
    private final boolean canBuild;

    private RowDraw(Bundle.Solution solution, Map<String, BundleGenerator.Part> parts) {
        this.group = solution.group();
        this.steps = new ArrayList<>();
        this.places = new int[group.members().size()];
        List<String> order = group.columns();
        List<String> inBundle =
                solution.columns().stream().map(SamplerColumnConfig::name).toList();
        Map<String, SamplerColumnConfig> columns = new HashMap<>();
        solution.columns().forEach(column -> columns.put(column.name(), column));
        for (int index = 0; index < places.length; index++) {
            String name = order.get(index);
            places[index] = inBundle.indexOf(name);
            randoms.add(Objects.requireNonNull(parts.get(name)).random());
            Drawers.of(Objects.requireNonNull(columns.get(name))).ifPresent(drawers::add);
        }
        this.canBuild = drawers.size() == places.length;
        for (SamplerColumnConfig column : solution.leadersFirst()) {
            int index = order.indexOf(column.name());
            RowRandom random = randoms.get(index);
            if (column.params() instanceof SamplerParams.Timedelta timedelta) {
                steps.add(new Following(
                        index,
                        random,
                        order.indexOf(timedelta.referenceColumnName()),
                        Distances.of(timedelta),
                        ShownTimes.of(Domains.format(column))));
            } else {
                Member member = group.members().get(index);
                Drawer drawer = Drawers.of(column).orElseThrow();
                steps.add(new Leading(
                        index,
                        random,
                        drawer,
                        drawer.between(member.low(), member.high()),
                        column.params() instanceof SamplerParams.Datetime));
            }
        }
    }

    static RowDraw of(Bundle.Solution solution, Map<String, BundleGenerator.Part> parts) {
        return new RowDraw(solution, parts);
    }

    /// @param positions by column of the bundle; of no meaning for those that follow others
    /// @param moments by column of the bundle, in seconds since 1970; of no meaning for numbers
    @SuppressWarnings("ArrayRecordComponent") // Never compared; read once.
    record Row(double[] positions, long[] moments) {}

    Row row(long row) {
        Attempt attempt = new Attempt(places.length);
        int tries = canBuild ? GroupGenerator.TRIES : MOST;
        for (int number = 0; number < tries; number++) {
            for (Step step : steps) {
                step.draw(attempt, row, number);
            }
            if (holds(attempt.keys)) {
                return placed(attempt.positions, attempt.moments);
            }
        }
        if (!canBuild) {
            throw new IllegalStateException("No values were found that keep the constraints on " + group.columns());
        }
        double[] built =
                BuiltRow.positions(group, drawers, member -> randoms.get(member).bits(row, GroupGenerator.TRIES));
        return placed(built, attempt.moments);
    }

    private boolean holds(double[] keys) {
        for (Order order : group.orders()) {
            if (!order.holds(keys)) {
                return false;
            }
        }
        return true;
    }

    private Row placed(double[] positions, long[] moments) {
        double[] placedPositions = new double[places.length];
        long[] placedMoments = new long[places.length];
        for (int index = 0; index < places.length; index++) {
            placedPositions[places[index]] = positions[index];
            placedMoments[places[index]] = moments[index];
        }
        return new Row(placedPositions, placedMoments);
    }

    /// A row on the way, by member of the group.
    private static final class Attempt {

        private final double[] positions;
        private final double[] keys;
        private final long[] moments;

        Attempt(int size) {
            positions = new double[size];
            keys = new double[size];
            moments = new long[size];
        }
    }

    private sealed interface Step {
        void draw(Attempt attempt, long row, int number);
    }

    private record Leading(int index, RowRandom random, Drawer drawer, Drawer.Draw draw, boolean isTime)
            implements Step {
        @Override
        public void draw(Attempt attempt, long row, int number) {
            double position = draw.position(random.bits(row, number));
            attempt.positions[index] = position;
            attempt.keys[index] = drawer.key(position);
            if (isTime) {
                attempt.moments[index] = drawer.moment(position);
            }
        }
    }

    private record Following(int index, RowRandom random, int leader, Distances distances, ShownTimes shown)
            implements Step {
        @Override
        public void draw(Attempt attempt, long row, int number) {
            long moment = attempt.moments[leader] + distances.seconds(random.bits(row, number));
            attempt.moments[index] = moment;
            attempt.keys[index] = shown.key(moment);
        }
    }
}
