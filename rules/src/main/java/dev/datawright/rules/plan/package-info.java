/// In which order columns are generated, which of them come out, and what a run would take.
///
/// What stays out: generating.
@NullMarked
package dev.datawright.rules.plan;

import org.jspecify.annotations.NullMarked;
