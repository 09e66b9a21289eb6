/// Columns in words that Data Designer does not have, and what they become in its own.
///
/// What stays out: designs; who keeps them says where the columns go.
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.datawright.bridge.macro;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
