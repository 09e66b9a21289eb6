/// A whole job without a browser, over the same REST calls that the browser's pages use.
///
/// What stays out: starting services.
@NullMarked
package dev.datawright.launcher.make;

import org.jspecify.annotations.NullMarked;
