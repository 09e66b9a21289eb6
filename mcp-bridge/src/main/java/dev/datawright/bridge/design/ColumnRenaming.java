package dev.datawright.bridge.design;

import org.jspecify.annotations.Nullable;

/// A column that gets another name, and keeps its place.
public record ColumnRenaming(
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer baseVersion) {}
