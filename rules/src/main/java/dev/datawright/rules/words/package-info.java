/// Lists and near misses, in words.
///
/// What stays out: anything that knows what a column is.
@NullMarked
package dev.datawright.rules.words;

import org.jspecify.annotations.NullMarked;
