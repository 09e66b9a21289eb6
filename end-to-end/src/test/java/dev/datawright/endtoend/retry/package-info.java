/// Cells that no model call could fill, tried again through the bridge with the embedded engine behind it.
///
/// What stays out: NVIDIA's backends, which cannot try single cells again.
@NullMarked
package dev.datawright.endtoend.retry;

import org.jspecify.annotations.NullMarked;
