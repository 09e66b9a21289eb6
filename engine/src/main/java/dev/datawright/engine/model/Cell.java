package dev.datawright.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one cell.
///
/// @param value as its column holds it
/// @param trace the messages that are kept beside it; absent when none are
/// @param reasoning what the model thought; absent when it is not kept or there was nothing
record Cell(Object value, @Nullable List<?> trace, @Nullable String reasoning) {}
