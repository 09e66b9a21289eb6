package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a design starts with; everything may be absent.
///
/// @param config in Data Designer's own words; the empty design when absent
/// @param seed drawn when absent
/// @param template name of a template whose content this one starts with
/// @param from another design of the same person, whose content this one starts with
public record NewDesign(
        @Nullable String name,
        @Nullable JsonNode config,
        @Nullable Long rows,
        @Nullable Long seed,
        @Nullable Source from,
        @Nullable String template) {
    public NewDesign {
        config = config == null || config.isNull() ? null : config;
    }

    static NewDesign empty() {
        return named(null);
    }

    public static NewDesign named(@Nullable String name) {
        return of(name, null);
    }

    static NewDesign of(@Nullable String name, @Nullable String template) {
        return new NewDesign(name, null, null, null, null, template);
    }

    /// What a file says.
    public static NewDesign of(@Nullable String name, JsonNode config, @Nullable Long rows, @Nullable Long seed) {
        return new NewDesign(name, config, rows, seed, null, null);
    }

    void requireOneSource() {
        if (from != null && config != null) {
            throw BridgeFailure.invalid(
                    "from", "one-of-two", "a design starts with a config or with a copy, not with both", "send one");
        }
        if (template != null && (from != null || config != null)) {
            throw BridgeFailure.invalid(
                    "template",
                    "one-of-two",
                    "a design starts with a template or with something else, not with both",
                    "send one");
        }
    }

    /// @param version the newest when absent
    public record Source(@Nullable UUID designId, @Nullable Integer version) {}
}
