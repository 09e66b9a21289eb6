/// The suite against the real NeMo Platform and the real LiteLLM.
///
/// What stays out: what the fast stories prove without them.
@NullMarked
package dev.datawright.endtoend.real;

import org.jspecify.annotations.NullMarked;
