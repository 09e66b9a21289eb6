/// Tests of the workbench as a whole, and the scripted services they talk to.
///
/// What stays out: tests of one class; they stand in its package.
@NullMarked
package dev.datawright.ui;

import org.jspecify.annotations.NullMarked;
