/// Probability distributions of numbers by scipy's names and parameters, each known by its quantiles.
///
/// What stays out: random numbers, and how values are rounded and written.
@NullMarked
package dev.datawright.rules.distribution;

import org.jspecify.annotations.NullMarked;
