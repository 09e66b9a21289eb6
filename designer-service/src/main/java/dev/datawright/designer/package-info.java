/// Data Designer's REST API in both its generations, as NeMo Platform 0.6 and NeMo Microservices 1.5 speak it, over our
/// own engine.
///
/// What stays out: designs, approvals and people; those are the bridge's.
@NullMarked
package dev.datawright.designer;

import org.jspecify.annotations.NullMarked;
