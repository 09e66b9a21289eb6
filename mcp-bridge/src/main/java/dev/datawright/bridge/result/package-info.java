/// What a finished job left: checked files, pages of rows, signed links.
///
/// What stays out: who owns a job, which job decides before it asks.
@ApplicationModule(allowedDependencies = {"problem", "security", "upstream", "files"})
@NullMarked
package dev.datawright.bridge.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
