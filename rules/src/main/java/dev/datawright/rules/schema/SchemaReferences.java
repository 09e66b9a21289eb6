package dev.datawright.rules.schema;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Follows `$ref` within one schema.
public final class SchemaReferences {

    private static final int LONGEST_CHAIN = 20;

    private SchemaReferences() {}

    /// The schema that a part of it comes to; a missing node when its reference leads nowhere or in a circle.
    public static JsonNode resolved(JsonNode root, JsonNode part) {
        JsonNode at = part;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            JsonNode reference = at.path("$ref");
            if (!reference.isString()) {
                return at;
            }
            try {
                at = root.at(JsonPointer.compile(reference.stringValue().replaceFirst("^#", "")));
            } catch (IllegalArgumentException | JacksonException noPointer) {
                return root.path("$missing");
            }
        }
        return root.path("$missing");
    }
}
