/// The main story, in a real browser.
///
/// What stays out: screens one by one; ui-service has those tests.
@NullMarked
package dev.datawright.endtoend.browser;

import org.jspecify.annotations.NullMarked;
