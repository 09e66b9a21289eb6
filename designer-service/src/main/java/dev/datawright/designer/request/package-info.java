/// What a request must look like to be looked at, and how it is refused: `{"detail": ...}` as NeMo Platform does.
///
/// What stays out: the meaning of a config (generation) and every endpoint.
@NullMarked
package dev.datawright.designer.request;

import org.jspecify.annotations.NullMarked;
