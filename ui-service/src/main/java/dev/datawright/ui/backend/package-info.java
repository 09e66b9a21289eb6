/// How the workbench talks to agent-service and mcp-bridge: calls, event streams, and what to say when they fail.
///
/// What stays out: components. Nothing here knows what is on the screen.
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.datawright.ui.backend;

import org.jspecify.annotations.NullMarked;
