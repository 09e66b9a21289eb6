/// Points in time and durations as a person says them in their own time zone.
///
/// What stays out: numbers of rows, money and sizes (job).
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.datawright.ui.time;

import org.jspecify.annotations.NullMarked;
