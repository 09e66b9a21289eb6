/// How many bytes a person's files may take.
///
/// What stays out: the files themselves, which their features hold and delete.
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.datawright.bridge.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
