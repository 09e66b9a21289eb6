/// What is remembered: conversations, transcripts, proposals and the stream of events.
///
/// What stays out: who works on a conversation at the moment.
@NullMarked
package dev.datawright.agent.conversation;

import org.jspecify.annotations.NullMarked;
