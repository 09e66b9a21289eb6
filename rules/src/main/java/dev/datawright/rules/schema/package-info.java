/// JSON Schemas of model answers: whether one is sound, what an answer breaks of it, which parts its values have.
///
/// What stays out: asking models, and fetching schemas from elsewhere.
@NullMarked
package dev.datawright.rules.schema;

import org.jspecify.annotations.NullMarked;
