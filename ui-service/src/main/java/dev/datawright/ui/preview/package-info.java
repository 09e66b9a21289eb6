/// Rows as a table: those of a preview, and page by page those of a finished job.
///
/// What stays out: fetching them. Callers hand over rows or a source of pages.
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "design")
package dev.datawright.ui.preview;

import org.jspecify.annotations.NullMarked;
