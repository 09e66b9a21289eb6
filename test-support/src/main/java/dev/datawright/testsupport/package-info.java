/// Fixtures for the tests of several modules: a real database, signed tokens.
///
/// What stays out: fakes of a service; each stands in the module whose tests need it.
@NullMarked
package dev.datawright.testsupport;

import org.jspecify.annotations.NullMarked;
