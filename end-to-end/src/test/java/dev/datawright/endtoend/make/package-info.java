/// The job without a browser: from a sentence on the command line to a file.
///
/// What stays out: the browser (package browser).
@NullMarked
package dev.datawright.endtoend.make;

import org.jspecify.annotations.NullMarked;
