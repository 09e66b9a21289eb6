/// Random bits that follow from seed, column, row and draw alone.
///
/// What stays out: distributions and any state.
@NullMarked
package dev.datawright.engine.random;

import org.jspecify.annotations.NullMarked;
