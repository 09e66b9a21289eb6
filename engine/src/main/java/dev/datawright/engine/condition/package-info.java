/// Columns whose parameters depend on the row.
///
/// What stays out: how values are drawn from parameters.
@NullMarked
package dev.datawright.engine.condition;

import org.jspecify.annotations.NullMarked;
