/// The run: what is asked, batches in parallel, results in order.
///
/// What stays out: how a column is made.
@NullMarked
package dev.datawright.engine.run;

import org.jspecify.annotations.NullMarked;
