/// Runs: who works on a conversation, under which lease, and how it may write.
///
/// What stays out: what a run does.
@NullMarked
package dev.datawright.agent.run;

import org.jspecify.annotations.NullMarked;
