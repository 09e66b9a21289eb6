package dev.datawright.engine.constraint;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.engine.sample.Drawer;
import dev.datawright.engine.sample.Drawers;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.constraint.ConstraintGroup.Member;
import dev.datawright.rules.constraint.ConstraintGroup.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Columns drawn together until every inequality holds in the row, on the values that come out.
///
/// Each column is drawn within its bounds, all of them anew while an order is violated: what comes out is distributed
/// as the columns are, given the constraints. After [#TRIES] draws the row is built instead, smaller sides first, each
/// within the room that the others leave; that always succeeds. Both are functions of the row alone.
///
/// A batch is drawn column by column; then only the rows that violate an order are looked at again, and again.
public final class GroupGenerator implements ColumnGenerator {

    static final int TRIES = 1_000;

    private final ConstraintGroup group;
    private final List<Drawer> drawers = new ArrayList<>();
    private final List<Drawer.Draw> draws = new ArrayList<>();
    private final List<RowRandom> randoms = new ArrayList<>();
    private final List<SamplerColumnConfig> columns = new ArrayList<>();
    private final Set<String> followed;

    /// @param followed the columns that others follow at a distance in time
    public GroupGenerator(DataDesignerConfig config, ConstraintGroup group, Set<String> followed, long seed) {
        this.group = group;
        this.followed = followed;
        for (Member member : group.members()) {
            SamplerColumnConfig column =
                    (SamplerColumnConfig) config.column(member.column()).orElseThrow();
            Drawer drawer = Drawers.of(column).orElseThrow();
            drawers.add(drawer);
            draws.add(drawer.between(member.low(), member.high()));
            randoms.add(RowRandom.of(seed, column.name()));
            columns.add(column);
        }
    }

    @Override
    public void fill(OpenBatch batch) {
        int size = group.members().size();
        double[][] positions = new double[size][batch.size()];
        for (int member = 0; member < size; member++) {
            draws.get(member).fill(randoms.get(member), batch.firstRow(), positions[member]);
        }
        if (!group.orders().isEmpty()) {
            redraw(batch, positions);
        }
        for (int member = 0; member < size; member++) {
            SamplerColumnConfig column = columns.get(member);
            Drawers.put(column, drawers.get(member), positions[member], followed.contains(column.name()), batch);
        }
    }

    private void redraw(OpenBatch batch, double[][] positions) {
        int[] rows = new int[batch.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        int left = keepViolating(rows, rows.length, positions);
        for (int attempt = 1; attempt < TRIES && left > 0; attempt++) {
            for (int member = 0; member < positions.length; member++) {
                for (int i = 0; i < left; i++) {
                    positions[member][rows[i]] =
                            draws.get(member).position(randoms.get(member).bits(batch.firstRow() + rows[i], attempt));
                }
            }
            left = keepViolating(rows, left, positions);
        }
        for (int i = 0; i < left; i++) {
            build(batch.firstRow(), rows[i], positions);
        }
    }

    /// Moves the rows that violate an order to the front of the list, and tells how many they are.
    private int keepViolating(int[] rows, int count, double[][] positions) {
        double[][] keys = new double[positions.length][count];
        for (int member = 0; member < positions.length; member++) {
            Drawer drawer = drawers.get(member);
            for (int i = 0; i < count; i++) {
                keys[member][i] = drawer.key(positions[member][rows[i]]);
            }
        }
        boolean[] violated = new boolean[count];
        for (Order order : group.orders()) {
            double[] lower = keys[order.lower()];
            double[] upper = keys[order.upper()];
            for (int i = 0; i < count; i++) {
                violated[i] |= order.strict() ? !(lower[i] < upper[i]) : !(lower[i] <= upper[i]);
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (violated[i]) {
                rows[kept++] = rows[i];
            }
        }
        return kept;
    }

    private void build(long firstRow, int row, double[][] positions) {
        double[] built =
                BuiltRow.positions(group, drawers, member -> randoms.get(member).bits(firstRow + row, TRIES));
        for (int member = 0; member < positions.length; member++) {
            positions[member][row] = built[member];
        }
    }
}
