/// Parquet parts, ours or pandas', read as one table: schema, row batches and SQL, over an embedded DuckDB.
///
/// What stays out: writing, and any file but the ones named when the table is opened.
@NullMarked
package dev.datawright.dataset.read;

import org.jspecify.annotations.NullMarked;
