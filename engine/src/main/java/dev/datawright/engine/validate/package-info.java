/// Columns of findings about other columns: code that is parsed, and rows that a remote validator judges.
///
/// What stays out: running code, and linting it.
@NullMarked
package dev.datawright.engine.validate;

import org.jspecify.annotations.NullMarked;
