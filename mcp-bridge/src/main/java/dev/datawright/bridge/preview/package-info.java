/// The first rows of a design, kept for each version.
///
/// What stays out: jobs and files.
@ApplicationModule(
        allowedDependencies = {"problem", "security", "effect", "event", "mcp", "design", "upstream", "seeddata"})
@NullMarked
package dev.datawright.bridge.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
