/// Everything that ends a run, as one closed family.
///
/// What stays out: cells that fail while the run goes on.
@NullMarked
package dev.datawright.engine.failure;

import org.jspecify.annotations.NullMarked;
