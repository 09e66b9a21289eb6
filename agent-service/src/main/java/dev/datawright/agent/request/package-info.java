/// Calls that may come twice: the same key is answered as it was before.
///
/// What stays out: what the calls do.
@NullMarked
package dev.datawright.agent.request;

import org.jspecify.annotations.NullMarked;
