/// People, drawn from name lists.
///
/// What stays out: the name lists' origin; see the writer among the tests.
@NullMarked
package dev.datawright.engine.person;

import org.jspecify.annotations.NullMarked;
