/// What the MCP conformance suite wants to find at a server, under a profile that only its test has.
///
/// What stays out: anything of the product.
@NullMarked
package dev.datawright.bridge.conformance;

import org.jspecify.annotations.NullMarked;
