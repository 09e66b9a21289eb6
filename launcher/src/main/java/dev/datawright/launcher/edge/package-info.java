/// The one address in front of all services.
///
/// What stays out: starting them, and any opinion on what they answer.
@NullMarked
package dev.datawright.launcher.edge;

import org.jspecify.annotations.NullMarked;
