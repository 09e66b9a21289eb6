/// What a finished job is worth: how many rows, what was checked on them, what it took, and the files to take away.
///
/// What stays out: the rows themselves (preview) and how the job got there (job).
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"backend", "job", "time"})
package dev.datawright.ui.report;

import org.jspecify.annotations.NullMarked;
