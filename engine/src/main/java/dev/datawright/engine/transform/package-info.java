/// Rows brought into another form by the templates of a processor.
///
/// What stays out: writing them.
@NullMarked
package dev.datawright.engine.transform;

import org.jspecify.annotations.NullMarked;
