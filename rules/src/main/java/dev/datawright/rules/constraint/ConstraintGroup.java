package dev.datawright.rules.constraint;

import dev.datawright.rules.domain.Domain;
import java.util.List;

/// Columns that are drawn together because inequalities bind them.
///
/// Whoever takes the members in their order, each at least as large as its lower neighbours ask and at most its own
/// high, never gets stuck: the bounds leave room for every later member.
///
/// @param members smaller sides before larger ones
public record ConstraintGroup(List<Member> members, List<Order> orders) {
    public ConstraintGroup {
        members = List.copyOf(members);
        orders = List.copyOf(orders);
    }

    public List<String> columns() {
        return members.stream().map(Member::column).toList();
    }

    /// @param low and high: keys of the domain, both possible, that every row keeps
    public record Member(String column, Domain domain, double low, double high) {}

    /// Indices of members: the lower is smaller than the upper, or equal when not strict.
    public record Order(int lower, int upper, boolean strict) {

        /// Whether it holds for the keys of the members.
        public boolean holds(double[] keys) {
            return strict ? keys[lower] < keys[upper] : keys[lower] <= keys[upper];
        }
    }
}
