/// Looks at an installation and says what is wrong with it and how to mend it.
///
/// What stays out: mending it, and what has to be looked at before there is a Java (the front door does).
@NullMarked
package dev.datawright.launcher.doctor;

import org.jspecify.annotations.NullMarked;
