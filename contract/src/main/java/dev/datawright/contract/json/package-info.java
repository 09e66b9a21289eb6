/// How records become JSON on every wire of the suite.
///
/// What stays out: records themselves, and any reading that must report more than the first mistake (rules does that).
@NullMarked
package dev.datawright.contract.json;

import org.jspecify.annotations.NullMarked;
