/// Which values a sampler column can take, in order: numbers and points in time.
///
/// What stays out: drawing them, and relations between columns.
@NullMarked
package dev.datawright.rules.domain;

import org.jspecify.annotations.NullMarked;
