/// Designs to start from: ten kinds of datasets that people ask for most.
///
/// What stays out: the designs that come of them.
@ApplicationModule(allowedDependencies = {"problem", "security", "mcp"})
@NullMarked
package dev.datawright.bridge.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
