package dev.datawright.bridge.design;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a design starts with; everything may be absent.
///
/// @param config in Data Designer's own words; the empty design when absent
/// @param seed drawn when absent
public record NewDesign(
        @Nullable String name,
        @Nullable JsonNode config,
        @Nullable Long rows,
        @Nullable Long seed) {
    public NewDesign {
        config = config == null || config.isNull() ? null : config;
    }
}
