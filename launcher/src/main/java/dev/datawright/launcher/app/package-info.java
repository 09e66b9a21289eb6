/// The services' jars, unpacked and trained for a quick start.
///
/// What stays out: what a service is configured with (package suite).
@NullMarked
package dev.datawright.launcher.app;

import org.jspecify.annotations.NullMarked;
