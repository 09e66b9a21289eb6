/// A person's message as intents and wishes: which columns, how many rows, what to change.
///
/// What stays out: Data Designer's configuration, and any answer.
@NullMarked
package dev.datawright.offline.understand;

import org.jspecify.annotations.NullMarked;
