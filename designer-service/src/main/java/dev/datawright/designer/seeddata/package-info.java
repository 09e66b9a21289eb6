/// Seed data: from the file that a config names to the rows that the engine takes.
///
/// What stays out: which of its rows stands where.
@NullMarked
package dev.datawright.designer.seeddata;

import org.jspecify.annotations.NullMarked;
