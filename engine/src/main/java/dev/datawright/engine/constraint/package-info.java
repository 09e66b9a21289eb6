/// Columns drawn together so that inequalities hold in every row.
///
/// What stays out: whether they can hold, which rules has settled.
@NullMarked
package dev.datawright.engine.constraint;

import org.jspecify.annotations.NullMarked;
