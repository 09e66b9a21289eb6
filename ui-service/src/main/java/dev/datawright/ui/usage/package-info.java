/// What the models used, for people: of one conversation, and of all that a person did.
///
/// What stays out: adding up, which is the bridge's; what one job used stands in its report.
@org.springframework.modulith.ApplicationModule(allowedDependencies = "backend")
@NullMarked
package dev.datawright.ui.usage;

import org.jspecify.annotations.NullMarked;
