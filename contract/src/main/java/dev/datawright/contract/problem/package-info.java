/// What went wrong, in words a person and a program can act on: RFC 9457 problems and the violations inside them.
///
/// What stays out: exceptions; each service maps its own at its edge.
@NullMarked
package dev.datawright.contract.problem;

import org.jspecify.annotations.NullMarked;
