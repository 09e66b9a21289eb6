/// Short texts for text cells, made of the facts in their prompt.
///
/// What stays out: anything longer than a few sentences.
@NullMarked
package dev.datawright.offline.write;

import org.jspecify.annotations.NullMarked;
