/// Conversations with the agent as REST shows them.
///
/// What stays out: the graph's own state, which never leaves agent-service.
@NullMarked
package dev.datawright.contract.conversation;

import org.jspecify.annotations.NullMarked;
