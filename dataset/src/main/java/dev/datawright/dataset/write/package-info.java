/// Rows into files: Parquet parts, CSV and JSON Lines. The same rows give the same bytes, however they are batched.
///
/// What stays out: where the rows come from.
@NullMarked
package dev.datawright.dataset.write;

import org.jspecify.annotations.NullMarked;
