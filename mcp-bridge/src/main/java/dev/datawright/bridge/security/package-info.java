/// Who asks, over which edge, with which scopes and key; the doors of the service.
///
/// What stays out: ownership, which each feature checks in its own queries.
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.datawright.bridge.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
