/// Cells that are not made: which ones, and what stands there instead.
///
/// What stays out: how the other cells are made.
@NullMarked
package dev.datawright.engine.skip;

import org.jspecify.annotations.NullMarked;
