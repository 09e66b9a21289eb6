/// The agent service: conversations with an agent that designs datasets.
///
/// What stays out: designs and jobs, which are the bridge's; generation, which is Data Designer's.
@NullMarked
package dev.datawright.agent;

import org.jspecify.annotations.NullMarked;
