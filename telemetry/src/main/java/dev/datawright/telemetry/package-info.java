/// Traces of the services' own work, and the switch that leaves them out until a collector is named.
///
/// What stays out: what is traced and counted, which each service says where it happens.
@NullMarked
package dev.datawright.telemetry;

import org.jspecify.annotations.NullMarked;
