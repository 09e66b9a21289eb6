/// The ordered outbox of each owner, and the streams that read it.
///
/// What stays out: the agent's run events.
@ApplicationModule(allowedDependencies = {"problem", "security"})
@NullMarked
package dev.datawright.bridge.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
