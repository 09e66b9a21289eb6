/// What runs at this moment, written down so that another process can find it, show it and end it.
///
/// What stays out: starting processes (package process).
@NullMarked
package dev.datawright.launcher.state;

import org.jspecify.annotations.NullMarked;
