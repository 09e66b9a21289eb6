/// Configs read and judged, and rows made of them: the service's side of the engine.
///
/// What stays out: HTTP, jobs and files.
@NullMarked
package dev.datawright.designer.generation;

import org.jspecify.annotations.NullMarked;
