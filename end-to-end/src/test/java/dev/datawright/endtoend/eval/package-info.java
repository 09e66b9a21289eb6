/// The evaluation of written requests as the front door runs it.
///
/// What stays out: how many requirements a model meets, which is measured and not tested.
@NullMarked
package dev.datawright.endtoend.eval;

import org.jspecify.annotations.NullMarked;
