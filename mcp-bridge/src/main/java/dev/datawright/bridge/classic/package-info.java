/// The tools of the original MCP server for Data Designer under their names: small steps over the same facades.
///
/// What stays out: any rule of its own about designs, approvals or jobs.
@ApplicationModule(allowedDependencies = {"problem", "security", "effect", "mcp", "design", "preview", "job", "result"})
@NullMarked
package dev.datawright.bridge.classic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
