/// The generation of the API before NeMo Platform's: `/v1/data-designer`, which `nemo-microservices` 1.3 to 1.5 speaks,
/// over the same jobs and previews.
///
/// What stays out: anything that runs; a request is put into present words and handed on.
@NullMarked
package dev.datawright.designer.former;

import org.jspecify.annotations.NullMarked;
