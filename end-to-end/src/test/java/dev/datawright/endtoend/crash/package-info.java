/// Processes that die in the middle of what a person does, and how it goes on.
///
/// What stays out: machines that die, and services behind somebody else's supervisor.
@NullMarked
package dev.datawright.endtoend.crash;

import org.jspecify.annotations.NullMarked;
