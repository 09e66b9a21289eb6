/// Columns that come from rows which are there before anything is made: which row of them stands where.
///
/// What stays out: reading files; the rows are given with the request.
@NullMarked
package dev.datawright.engine.seed;

import org.jspecify.annotations.NullMarked;
