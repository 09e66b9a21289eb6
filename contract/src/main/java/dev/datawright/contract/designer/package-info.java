/// NeMo Platform's Data Designer REST API (v2), as recorded from `nemo-platform` 0.6.0: both sides of the wire.
///
/// What stays out: our extensions travel in `custom_fields` under the key `datawright`, which NeMo stores unread.
@NullMarked
package dev.datawright.contract.designer;

import org.jspecify.annotations.NullMarked;
