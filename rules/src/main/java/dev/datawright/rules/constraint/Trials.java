package dev.datawright.rules.constraint;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.domain.DatetimeGrid;
import dev.datawright.rules.domain.Distances;
import dev.datawright.rules.domain.Domains;
import dev.datawright.rules.domain.ShownTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// How often points in time, drawn as a run draws them, keep their inequalities: counted, since the columns follow each
/// other and what is shown of them is cut to days or months.
///
/// @param tried rows
/// @param kept rows in which every inequality held
/// @param violated by order of the group, the rows in which it did not hold
public record Trials(int tried, int kept, List<Integer> violated) {

    /// Columns that fit together less often take too long to draw, and leave little of what they are to look like.
    public static final double RAREST = 1e-3;

    private static final int MOST = 50_000;

    /// So many rows that hold tell how often they do to a tenth.
    private static final int ENOUGH = 100;

    public Trials {
        violated = List.copyOf(violated);
    }

    /// The share of rows that keep the inequalities.
    public double share() {
        return (double) kept / tried;
    }

    static Trials of(List<SamplerColumnConfig> columns, ConstraintGroup group) {
        List<Step> steps = steps(columns, group);
        SplittableRandom random = new SplittableRandom(1);
        long[] seconds = new long[steps.size()];
        double[] keys = new double[steps.size()];
        int[] violated = new int[group.orders().size()];
        int tried = 0;
        int kept = 0;
        while (tried < MOST && kept < ENOUGH) {
            tried++;
            for (Step step : steps) {
                seconds[step.member()] = step.draw(seconds, random.nextLong());
                keys[step.member()] = step.shown().key(seconds[step.member()]);
            }
            boolean holds = true;
            for (int i = 0; i < violated.length; i++) {
                if (!group.orders().get(i).holds(keys)) {
                    violated[i]++;
                    holds = false;
                }
            }
            kept += holds ? 1 : 0;
        }
        List<Integer> counts = new ArrayList<>();
        for (int count : violated) {
            counts.add(count);
        }
        return new Trials(tried, kept, counts);
    }

    private static List<Step> steps(List<SamplerColumnConfig> columns, ConstraintGroup group) {
        List<String> order = group.columns();
        Map<String, ConstraintGroup.Member> members = new HashMap<>();
        group.members().forEach(member -> members.put(member.column(), member));
        List<Step> steps = new ArrayList<>();
        for (SamplerColumnConfig column : Bundle.leadersFirst(columns)) {
            ShownTimes shown = ShownTimes.of(Domains.format(column));
            ConstraintGroup.Member member = Objects.requireNonNull(members.get(column.name()));
            int index = order.indexOf(column.name());
            if (column.params() instanceof SamplerParams.Timedelta timedelta) {
                int leader = order.indexOf(timedelta.referenceColumnName());
                steps.add(new Following(index, shown, leader, Distances.of(timedelta)));
            } else {
                DatetimeGrid grid = DatetimeGrid.of((SamplerParams.Datetime) column.params(), Domains.format(column));
                long first = grid.firstFrom(member.low(), false);
                steps.add(new Leading(index, shown, grid, first, grid.firstFrom(member.high(), true) - first));
            }
        }
        return steps;
    }

    private sealed interface Step {
        int member();

        ShownTimes shown();

        long draw(long[] seconds, long bits);
    }

    private record Leading(int member, ShownTimes shown, DatetimeGrid grid, long first, long count) implements Step {
        @Override
        public long draw(long[] seconds, long bits) {
            return grid.secondsAt(first + Math.unsignedMultiplyHigh(bits, count));
        }
    }

    private record Following(int member, ShownTimes shown, int leader, Distances distances) implements Step {
        @Override
        public long draw(long[] seconds, long bits) {
            return seconds[leader] + distances.seconds(bits);
        }
    }
}
