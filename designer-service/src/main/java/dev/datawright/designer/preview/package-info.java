/// The first rows of a config, streamed as NDJSON frames.
///
/// What stays out: anything kept; a preview leaves no trace.
@NullMarked
package dev.datawright.designer.preview;

import org.jspecify.annotations.NullMarked;
