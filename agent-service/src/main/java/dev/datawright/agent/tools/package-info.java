/// The bridge as the agent uses it: MCP tools, and the few REST calls MCP has no word for.
///
/// What stays out: when a tool is called and what its answer means.
@NullMarked
package dev.datawright.agent.tools;

import org.jspecify.annotations.NullMarked;
