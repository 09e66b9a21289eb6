/// What a finished dataset measures: a profile of every column, and whether it holds what was asked for.
///
/// What stays out: repair, and judgement of a design that has not run (rules).
@NullMarked
package dev.datawright.dataset.profile;

import org.jspecify.annotations.NullMarked;
