package dev.datawright.bridge.design;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Columns to set, all in one step.
///
/// @param columns a list of column configs, each with an optional `why`
/// @param name a few words for the dataset
/// @param constraints replaces all constraints when given
public record ColumnChange(
        JsonNode columns,
        @Nullable String name,
        @Nullable Long rows,
        @Nullable JsonNode constraints,
        @Nullable Integer baseVersion) {}
