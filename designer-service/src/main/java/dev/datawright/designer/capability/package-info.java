/// What this backend can do beyond NVIDIA's.
///
/// What stays out: doing it.
@NullMarked
package dev.datawright.designer.capability;

import org.jspecify.annotations.NullMarked;
