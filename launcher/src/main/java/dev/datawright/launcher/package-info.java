/// The command line: one class for each command, and the words people read.
///
/// What stays out: how things are done; the packages below do them and know nothing of commands.
@NullMarked
package dev.datawright.launcher;

import org.jspecify.annotations.NullMarked;
