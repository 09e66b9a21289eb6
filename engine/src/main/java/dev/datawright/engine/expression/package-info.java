/// Templates, compiled and evaluated over the columns of a batch.
///
/// What stays out: parsing, and any object but the row's values.
@NullMarked
package dev.datawright.engine.expression;

import org.jspecify.annotations.NullMarked;
