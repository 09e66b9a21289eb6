/// Jobs: rows in the database, run by whichever instance holds the lease, and their endpoints.
///
/// What stays out: how rows are made (generation) and what the files look like (result).
@NullMarked
package dev.datawright.designer.job;

import org.jspecify.annotations.NullMarked;
