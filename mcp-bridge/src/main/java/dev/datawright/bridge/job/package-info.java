/// Approvals and jobs: who may start what, and watching it to its end.
///
/// What stays out: what becomes of the rows (result).
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "security",
            "effect",
            "event",
            "mcp",
            "design",
            "upstream",
            "seeddata",
            "result",
            "usage",
            "quota"
        })
@NullMarked
package dev.datawright.bridge.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
