/// Columns drawn from distributions.
///
/// What stays out: relations between columns.
@NullMarked
package dev.datawright.engine.sample;

import org.jspecify.annotations.NullMarked;
