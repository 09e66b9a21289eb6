/// What the one address lets through, and for whom.
///
/// What stays out: what a service answers to those it lets in.
@NullMarked
package dev.datawright.endtoend.edge;

import org.jspecify.annotations.NullMarked;
