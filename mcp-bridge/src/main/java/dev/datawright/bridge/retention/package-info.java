/// Removes what is kept for a while only: idempotency keys, events, and what archived designs left.
///
/// What stays out: designs, versions, jobs and the ledger, which are kept.
@ApplicationModule(allowedDependencies = {"effect", "event", "job"})
@NullMarked
package dev.datawright.bridge.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
