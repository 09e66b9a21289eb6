/// The HTTP edge: conversations, messages, answers and both event streams.
///
/// What stays out: any decision of the agent.
@NullMarked
package dev.datawright.agent.chat;

import org.jspecify.annotations.NullMarked;
