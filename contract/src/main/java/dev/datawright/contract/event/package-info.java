/// The bridge's outbox: what happened to a person's designs and jobs, in order.
///
/// What stays out: the agent's run events (contract.run).
@NullMarked
package dev.datawright.contract.event;

import org.jspecify.annotations.NullMarked;
