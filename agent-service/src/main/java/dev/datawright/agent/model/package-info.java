/// The model gateway: asks the model, streams its answer, tells its failures apart.
///
/// What stays out: what is asked and what an answer leads to.
@NullMarked
package dev.datawright.agent.model;

import org.jspecify.annotations.NullMarked;
