package dev.datawright.agent.graph;

import dev.datawright.contract.json.WireJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes short what a finished turn called and got: enough to know what was done.
final class Folding {

    private static final int SHORT = 400;

    private Folding() {}

    static String text(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).strip() + " … (folded)";
    }

    /// Arguments that are long keep what things are called, not what they are.
    static String arguments(String written) {
        ObjectNode arguments = Arguments.parse(written).orElseGet(Arguments::none);
        if (arguments.toString().length() <= SHORT) {
            return arguments.toString();
        }
        ObjectNode folded = WireJson.mapper().createObjectNode();
        for (var entry : arguments.properties()) {
            JsonNode value = entry.getValue();
            if (value instanceof ArrayNode list) {
                ArrayNode kept = folded.putArray(entry.getKey());
                list.forEach(one -> kept.add(one.isObject() ? named(one) : one));
            } else if (!value.isContainer()) {
                folded.set(entry.getKey(), value);
            }
        }
        return folded.toString();
    }

    private static ObjectNode named(JsonNode thing) {
        ObjectNode named = WireJson.mapper().createObjectNode();
        for (String field : List.of("name", "column_type", "alias", "target_column")) {
            if (thing.path(field).isString()) {
                named.set(field, thing.get(field));
            }
        }
        return named;
    }
}
