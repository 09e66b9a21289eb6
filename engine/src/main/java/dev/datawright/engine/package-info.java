/// Rows from a design, behind one facade.
///
/// What stays out: files, HTTP edges and anything that outlives a run.
@NullMarked
package dev.datawright.engine;

import org.jspecify.annotations.NullMarked;
