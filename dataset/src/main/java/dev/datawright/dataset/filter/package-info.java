/// Conditions on rows, from what a person types to what DuckDB runs.
///
/// What stays out: reading the rows that meet them.
@NullMarked
package dev.datawright.dataset.filter;

import org.jspecify.annotations.NullMarked;
