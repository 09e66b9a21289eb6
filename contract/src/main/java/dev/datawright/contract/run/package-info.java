/// What happens while the agent works, as AG-UI 1.0 events.
///
/// One vocabulary for both of the agent's streams. What stays out: transport (cursors, server-sent events).
@NullMarked
package dev.datawright.contract.run;

import org.jspecify.annotations.NullMarked;
