/// What is wrong with the meaning of a well-formed design.
///
/// What stays out: its JSON shape.
@NullMarked
package dev.datawright.rules.check;

import org.jspecify.annotations.NullMarked;
