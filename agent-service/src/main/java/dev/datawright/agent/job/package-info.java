/// Watches jobs until they end and tells the conversation.
///
/// What stays out: creating, cancelling and running jobs.
@NullMarked
package dev.datawright.agent.job;

import org.jspecify.annotations.NullMarked;
