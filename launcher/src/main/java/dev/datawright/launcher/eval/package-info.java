/// Plays written requests through the running suite and counts which of their stated requirements the designs meet.
///
/// What stays out: starting services, and any opinion on a design that its request did not state.
@NullMarked
package dev.datawright.launcher.eval;

import org.jspecify.annotations.NullMarked;
