/// Effects that happen once: a key, its arguments and the answer, in the transaction of the effect.
///
/// What stays out: what the effects are.
@ApplicationModule(allowedDependencies = {"problem", "security"})
@NullMarked
package dev.datawright.bridge.effect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
