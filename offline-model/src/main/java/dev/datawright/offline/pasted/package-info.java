/// Columns that a person did not describe but pasted: a table's header, a sample in JSON, SQL, a type in a programming
/// language.
///
/// What stays out: what the names and types mean for a design.
@NullMarked
package dev.datawright.offline.pasted;

import org.jspecify.annotations.NullMarked;
