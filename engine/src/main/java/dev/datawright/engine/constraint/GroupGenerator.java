package dev.datawright.engine.constraint;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
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
public final class GroupGenerator implements ColumnGenerator {

    private static final int TRIES = 1_000;

    private final ConstraintGroup group;
    private final List<Drawer> drawers = new ArrayList<>();
    private final List<Drawer.Draw> draws = new ArrayList<>();
    private final List<RowRandom> randoms = new ArrayList<>();
    private final List<Boolean> categories = new ArrayList<>();
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
            categories.add(column.params() instanceof SamplerParams.Category);
        }
    }

    @Override
    public void fill(OpenBatch batch) {
        int size = group.members().size();
        double[][] positions = new double[size][batch.size()];
        double[] position = new double[size];
        double[] keys = new double[size];
        for (int i = 0; i < batch.size(); i++) {
            drawRow(batch.firstRow() + i, position, keys);
            for (int member = 0; member < size; member++) {
                positions[member][i] = position[member];
            }
        }
        for (int member = 0; member < size; member++) {
            String column = group.members().get(member).column();
            if (categories.get(member)) {
                batch.putPositions(column, positions[member]);
            }
            if (followed.contains(column)) {
                Drawers.keepMoments(column, drawers.get(member), positions[member], batch);
            }
            batch.put(column, drawers.get(member).toVector(positions[member]));
        }
    }

    private void drawRow(long row, double[] position, double[] keys) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            for (int member = 0; member < position.length; member++) {
                position[member] =
                        draws.get(member).position(randoms.get(member).bits(row, attempt));
            }
            if (group.orders().isEmpty() || holds(position, keys)) {
                return;
            }
        }
        build(row, position, keys);
    }

    private boolean holds(double[] position, double[] keys) {
        for (int member = 0; member < position.length; member++) {
            keys[member] = drawers.get(member).key(position[member]);
        }
        for (Order order : group.orders()) {
            double lower = keys[order.lower()];
            double upper = keys[order.upper()];
            if (order.strict() ? !(lower < upper) : !(lower <= upper)) {
                return false;
            }
        }
        return true;
    }

    private void build(long row, double[] position, double[] keys) {
        for (int index = 0; index < position.length; index++) {
            Member member = group.members().get(index);
            double low = member.low();
            for (Order order : group.orders()) {
                if (order.upper() == index) {
                    low = Math.max(low, member.domain().ceiling(keys[order.lower()], order.strict()));
                }
            }
            position[index] = drawers.get(index)
                    .between(low, member.high())
                    .position(randoms.get(index).bits(row, TRIES));
            keys[index] = drawers.get(index).key(position[index]);
        }
    }
}
