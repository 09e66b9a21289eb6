/// Intents applied to the current design: column configurations, constraints, and notes on what was assumed or refused.
///
/// What stays out: how the person phrased it, and how it is told.
@NullMarked
package dev.datawright.offline.design;

import org.jspecify.annotations.NullMarked;
