package dev.datawright.bridge.template;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A design to start from.
///
/// @param name stands in addresses, such as `product-reviews`
/// @param title for people
/// @param description one sentence
/// @param rows how many make sense
/// @param config in Data Designer's own words
public record Template(String name, String title, String description, long rows, JsonNode config) {
    public Template {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(config, "config");
    }
}
