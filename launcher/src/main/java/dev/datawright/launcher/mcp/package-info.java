/// MCP on standard input and output, for clients that start a program instead of opening an address.
///
/// What stays out: tools; every message goes to the bridge as it came.
@NullMarked
package dev.datawright.launcher.mcp;

import org.jspecify.annotations.NullMarked;
