/// A rule-based language model behind an OpenAI-compatible address, which says what it is.
///
/// What stays out: network access, learning, and anything the agent would have to know about it.
@NullMarked
package dev.datawright.offline;

import org.jspecify.annotations.NullMarked;
