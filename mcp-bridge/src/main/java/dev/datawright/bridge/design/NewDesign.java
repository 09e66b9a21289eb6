package dev.datawright.bridge.design;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a design starts with; everything may be absent.
///
/// @param config in Data Designer's own words; the empty design when absent
/// @param seed drawn when absent
/// @param from another design of the same person, whose content this one starts with
public record NewDesign(
        @Nullable String name,
        @Nullable JsonNode config,
        @Nullable Long rows,
        @Nullable Long seed,
        @Nullable Source from) {
    public NewDesign {
        config = config == null || config.isNull() ? null : config;
    }

    static NewDesign empty() {
        return named(null);
    }

    static NewDesign named(@Nullable String name) {
        return new NewDesign(name, null, null, null, null);
    }

    /// @param version the newest when absent
    public record Source(@Nullable UUID designId, @Nullable Integer version) {}
}
