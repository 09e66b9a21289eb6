/// What can be said of a design without running it, behind one facade.
///
/// What stays out: generating rows, files and anything a service stores.
@NullMarked
package dev.datawright.rules;

import org.jspecify.annotations.NullMarked;
