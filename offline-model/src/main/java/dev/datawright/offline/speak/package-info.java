/// The words of the answers, in English and German.
///
/// What stays out: deciding what to say.
@NullMarked
package dev.datawright.offline.speak;

import org.jspecify.annotations.NullMarked;
