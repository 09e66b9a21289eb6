package dev.datawright.bridge.design;

import org.jspecify.annotations.Nullable;

/// Changes of a design besides its columns and constraints; what is absent stays.
public record DesignPatch(
        @Nullable String name,
        @Nullable Long rows,
        @Nullable Long seed,
        @Nullable Integer baseVersion) {}
