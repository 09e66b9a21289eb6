/// The file store, and what a finished job leaves in it.
///
/// What stays out: the database; who may read is decided before.
@NullMarked
package dev.datawright.designer.result;

import org.jspecify.annotations.NullMarked;
