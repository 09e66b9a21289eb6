/// The next step of an agent conversation: a tool call or an answer.
///
/// What stays out: HTTP, and the shape of OpenAI requests.
@NullMarked
package dev.datawright.offline.dialogue;

import org.jspecify.annotations.NullMarked;
