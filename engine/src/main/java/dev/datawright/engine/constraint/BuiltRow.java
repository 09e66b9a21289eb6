package dev.datawright.engine.constraint;

import dev.datawright.engine.sample.Drawer;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.constraint.ConstraintGroup.Member;
import dev.datawright.rules.constraint.ConstraintGroup.Order;
import java.util.List;
import java.util.function.IntToLongFunction;

/// A row that drawing does not find, built instead: smaller sides first, each within the room that the others leave.
/// That always succeeds, see [ConstraintGroup].
final class BuiltRow {

    private BuiltRow() {}

    /// @param drawers of the group's members
    /// @param bits the random bits of each member
    static double[] positions(ConstraintGroup group, List<Drawer> drawers, IntToLongFunction bits) {
        int size = group.members().size();
        double[] keys = new double[size];
        double[] positions = new double[size];
        for (int index = 0; index < size; index++) {
            Member member = group.members().get(index);
            double low = member.low();
            for (Order order : group.orders()) {
                if (order.upper() == index) {
                    low = Math.max(low, member.domain().ceiling(keys[order.lower()], order.strict()));
                }
            }
            positions[index] = drawers.get(index).between(low, member.high()).position(bits.applyAsLong(index));
            keys[index] = drawers.get(index).key(positions[index]);
        }
        return positions;
    }
}
