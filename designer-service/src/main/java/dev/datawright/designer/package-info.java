/// Data Designer's REST API, as NeMo Platform 0.6 speaks it, over our own engine.
///
/// What stays out: designs, approvals and people; those are the bridge's.
@NullMarked
package dev.datawright.designer;

import org.jspecify.annotations.NullMarked;
