/// The whole installation: which processes there are, what each is told, in which order they start and stop.
///
/// What stays out: commands and their words (the root package).
@NullMarked
package dev.datawright.launcher.suite;

import org.jspecify.annotations.NullMarked;
