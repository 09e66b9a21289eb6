package dev.datawright.rules.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes properties away that an object's schema does not name.
///
/// Where a schema leaves a choice (`anyOf` and the like) or allows further properties itself, everything stays.
final class Pruning {

    private Pruning() {}

    static void prune(JsonNode root, JsonNode schema, JsonNode value) {
        JsonNode resolved = SchemaReferences.resolved(root, schema);
        if (value instanceof ObjectNode object) {
            JsonNode properties = resolved.path("properties");
            boolean isClosed = !properties.isEmpty()
                    && !resolved.has("patternProperties")
                    && !resolved.path("additionalProperties").isObject()
                    && !resolved.path("additionalProperties").asBoolean(false)
                    && !resolved.has("allOf")
                    && !resolved.has("anyOf")
                    && !resolved.has("oneOf");
            List<String> names = new ArrayList<>(object.propertyNames());
            for (String name : names) {
                if (properties.has(name)) {
                    prune(root, properties.get(name), object.get(name));
                } else if (isClosed) {
                    object.remove(name);
                }
            }
        } else if (value.isArray() && resolved.path("items").isObject()) {
            value.forEach(item -> prune(root, resolved.get("items"), item));
        }
    }
}
