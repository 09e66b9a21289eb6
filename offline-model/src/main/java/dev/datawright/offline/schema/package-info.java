/// Instances of JSON schemas, deterministic and plausible by property name.
///
/// What stays out: validation of somebody else's instances.
@NullMarked
package dev.datawright.offline.schema;

import org.jspecify.annotations.NullMarked;
