/// A running suite and the people who use it: what every story starts from.
///
/// What stays out: what a story asks for and checks.
@NullMarked
package dev.datawright.endtoend.suite;

import org.jspecify.annotations.NullMarked;
