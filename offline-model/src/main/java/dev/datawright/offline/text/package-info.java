/// Text as tokens: languages, words, numbers, dates, and small patterns over them.
///
/// What stays out: what the words mean for a dataset.
@NullMarked
package dev.datawright.offline.text;

import org.jspecify.annotations.NullMarked;
