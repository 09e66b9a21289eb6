/// The Streamable HTTP endpoint of MCP and the shape of every tool.
///
/// What stays out: the tools themselves, which stand in their features.
@ApplicationModule(allowedDependencies = {"problem", "security", "event"})
@NullMarked
package dev.datawright.bridge.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
