/// Another name for a column, everywhere in a design.
///
/// What stays out: whether the name is a good one (check).
@NullMarked
package dev.datawright.rules.rename;

import org.jspecify.annotations.NullMarked;
