/// Rows in memory: typed columns of a stretch of rows, the unit in which rows travel from the engine to files.
///
/// What stays out: files, and any object for a single row.
@NullMarked
package dev.datawright.dataset.batch;

import org.jspecify.annotations.NullMarked;
