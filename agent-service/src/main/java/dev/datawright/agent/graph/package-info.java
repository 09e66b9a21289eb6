/// The agent itself: state, nodes and edges of the graph, and its checkpoints.
///
/// What stays out: HTTP, leases, and how models and tools are reached.
@NullMarked
package dev.datawright.agent.graph;

import org.jspecify.annotations.NullMarked;
