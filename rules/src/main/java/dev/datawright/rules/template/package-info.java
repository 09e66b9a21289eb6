/// The parsed form of the Jinja that prompts and expressions are written in.
///
/// What stays out: evaluation, which the engine does, and any object but the row's values.
@NullMarked
package dev.datawright.rules.template;

import org.jspecify.annotations.NullMarked;
