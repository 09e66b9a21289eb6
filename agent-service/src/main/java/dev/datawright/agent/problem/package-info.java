/// What can go wrong with a request, as RFC 9457 problem details.
///
/// What stays out: what the person reads in the chat when a run goes wrong.
@NullMarked
package dev.datawright.agent.problem;

import org.jspecify.annotations.NullMarked;
