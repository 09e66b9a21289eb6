/// Inequalities between columns: groups, orders, and bounds that every value must keep.
///
/// What stays out: drawing values within them.
@NullMarked
package dev.datawright.rules.constraint;

import org.jspecify.annotations.NullMarked;
