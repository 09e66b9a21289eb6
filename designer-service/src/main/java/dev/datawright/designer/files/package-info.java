/// Files that callers bring, under the paths of NeMo Platform's Files service.
///
/// What stays out: what is in them.
@NullMarked
package dev.datawright.designer.files;

import org.jspecify.annotations.NullMarked;
