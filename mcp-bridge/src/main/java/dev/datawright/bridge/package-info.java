/// The bridge: designs, approvals, jobs, results and files behind two edges, REST and MCP.
///
/// What stays out: calls to a language model, and generation itself, which is Data Designer's.
@NullMarked
package dev.datawright.bridge;

import org.jspecify.annotations.NullMarked;
