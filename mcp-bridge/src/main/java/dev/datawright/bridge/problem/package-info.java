/// What goes wrong, as one exception with a problem type, and its RFC 9457 face on REST.
///
/// What stays out: the words for MCP tool results (mcp has them).
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.datawright.bridge.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
