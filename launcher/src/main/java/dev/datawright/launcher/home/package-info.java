/// The folder that holds everything one installation keeps: keys, secrets, data, logs.
///
/// What stays out: what is running at this moment (package state).
@NullMarked
package dev.datawright.launcher.home;

import org.jspecify.annotations.NullMarked;
