/// Designs as files: Data Designer's own YAML and JSON, and a script for its Python library.
///
/// What stays out: what a design may be; that is judged where designs are kept.
@ApplicationModule(allowedDependencies = {"problem", "security", "mcp", "design", "macro"})
@NullMarked
package dev.datawright.bridge.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
