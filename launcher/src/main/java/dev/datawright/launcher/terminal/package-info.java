/// Where a command writes: lines everywhere, bars and live lines only where they can be redrawn.
///
/// What stays out: what is worth saying.
@NullMarked
package dev.datawright.launcher.terminal;

import org.jspecify.annotations.NullMarked;
