/// A service that dies in the middle of a job.
///
/// What stays out: crashes inside a service; its own tests have those.
@NullMarked
package dev.datawright.endtoend.crash;

import org.jspecify.annotations.NullMarked;
