/// Failures that end a command: a sentence for a person and an exit code for a script.
///
/// What stays out: failures that somebody can still repair; those stay where they happen.
@NullMarked
package dev.datawright.launcher.failure;

import org.jspecify.annotations.NullMarked;
