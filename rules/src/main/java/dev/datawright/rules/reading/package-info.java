/// From JSON of any shape to a design, with everything that is wrong with the shape.
///
/// What stays out: what a well-formed design means.
@NullMarked
package dev.datawright.rules.reading;

import org.jspecify.annotations.NullMarked;
