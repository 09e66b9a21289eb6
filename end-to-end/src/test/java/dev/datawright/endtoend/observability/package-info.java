/// What operators see: traces through all services, meters, and the dashboard over them.
///
/// What stays out: what the services do.
@NullMarked
package dev.datawright.endtoend.observability;

import org.jspecify.annotations.NullMarked;
