package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import org.jspecify.annotations.Nullable;

/// A column to set.
///
/// @param quote the person's words
/// @param assumption what was added to them
public record Drafted(
        ColumnConfig config, String quote, @Nullable Assumption assumption) {}
