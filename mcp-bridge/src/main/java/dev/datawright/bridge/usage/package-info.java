/// The append-only ledger of model usage.
///
/// What stays out: prices and limits.
@ApplicationModule(allowedDependencies = {"problem", "security", "effect"})
@NullMarked
package dev.datawright.bridge.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
