/// The embedded PostgreSQL: starts on the data of the last run, recovers it, stops it.
///
/// What stays out: tables; every service brings its own schema.
@NullMarked
package dev.datawright.launcher.database;

import org.jspecify.annotations.NullMarked;
