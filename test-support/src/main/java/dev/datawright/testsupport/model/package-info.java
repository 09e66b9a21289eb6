/// Models that behave as a test wants, for every tier that asks one.
///
/// What stays out: what a test expects of those who ask.
@NullMarked
package dev.datawright.testsupport.model;

import org.jspecify.annotations.NullMarked;
