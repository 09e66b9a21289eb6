/// A few rows at a time, and whole files, out of Parquet parts.
///
/// What stays out: how the parts are read and how files are written.
@NullMarked
package dev.datawright.dataset.page;

import org.jspecify.annotations.NullMarked;
