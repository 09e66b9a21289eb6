/// What is forgotten, and when.
///
/// What stays out: what people see; conversations, messages and settled questions stay until they are deleted.
@NullMarked
package dev.datawright.agent.retention;

import org.jspecify.annotations.NullMarked;
