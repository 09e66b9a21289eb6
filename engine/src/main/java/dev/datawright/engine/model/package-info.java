/// Columns that language models write, and the port to the models.
///
/// What stays out: prompts' content, and what a call may cost.
@NullMarked
package dev.datawright.engine.model;

import org.jspecify.annotations.NullMarked;
