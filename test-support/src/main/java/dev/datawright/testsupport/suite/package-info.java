/// A running suite and the people who use it: what every story and every benchmark starts from.
///
/// What stays out: what a story asks for and checks.
@NullMarked
package dev.datawright.testsupport.suite;

import org.jspecify.annotations.NullMarked;
