/// Designs and their immutable versions, and both edges over them.
///
/// What stays out: running anything.
@ApplicationModule(allowedDependencies = {"problem", "security", "effect", "event", "mcp", "template", "macro"})
@NullMarked
package dev.datawright.bridge.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
