/// Benchmarks: figures of ours beside a peer's, measured in one run.
///
/// What stays out: judging. A benchmark prints figures and goals; a slow machine fails nothing.
@NullMarked
package dev.datawright.benchmarks;

import org.jspecify.annotations.NullMarked;
