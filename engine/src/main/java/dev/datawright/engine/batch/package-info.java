/// A batch while its columns come about, and what fills it.
///
/// What stays out: how a particular column is made.
@NullMarked
package dev.datawright.engine.batch;

import org.jspecify.annotations.NullMarked;
