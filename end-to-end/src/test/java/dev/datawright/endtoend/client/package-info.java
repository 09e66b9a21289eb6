/// An MCP client as anybody may bring it, for the stories that go over `/mcp`.
///
/// What stays out: what the stories are about.
@NullMarked
package dev.datawright.endtoend.client;

import org.jspecify.annotations.NullMarked;
