/// Data Designer behind one facade; callers never see HTTP.
///
/// What stays out: designs with their history, jobs with their leases.
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.datawright.bridge.upstream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
