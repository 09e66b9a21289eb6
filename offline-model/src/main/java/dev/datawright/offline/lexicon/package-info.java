/// Tables of known words: which kind of column a noun stands for, and lists of plausible values.
///
/// What stays out: sentences and grammar.
@NullMarked
package dev.datawright.offline.lexicon;

import org.jspecify.annotations.NullMarked;
