/// What a phrase states about one column (a range, a share, a list of choices): one rule a kind of statement.
///
/// What stays out: which column is meant, and how it is configured.
@NullMarked
package dev.datawright.offline.fact;

import org.jspecify.annotations.NullMarked;
