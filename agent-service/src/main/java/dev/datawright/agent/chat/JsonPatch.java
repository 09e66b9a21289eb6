package dev.datawright.agent.chat;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The difference of two JSON values as RFC 6902 writes it. Lists are compared place by place: what is added or taken
/// away in the midst rewrites what follows, which is longer than needed, and right.
final class JsonPatch {

    private final ArrayNode operations = WireJson.mapper().createArrayNode();

    private JsonPatch() {}

    /// The operations that make `after` of `before`; empty when both are the same.
    static ArrayNode between(JsonNode before, JsonNode after) {
        var patch = new JsonPatch();
        patch.compare("", before, after);
        return patch.operations;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode from && after instanceof ObjectNode to) {
            fields(path, from, to);
        } else if (before instanceof ArrayNode from && after instanceof ArrayNode to) {
            places(path, from, to);
        } else {
            add("replace", path, after);
        }
    }

    private void fields(String path, ObjectNode before, ObjectNode after) {
        List<String> gone = new ArrayList<>(before.propertyNames());
        gone.removeAll(after.propertyNames());
        gone.forEach(name -> add("remove", path + "/" + escaped(name), null));
        after.properties().forEach(field -> {
            String there = path + "/" + escaped(field.getKey());
            JsonNode former = before.get(field.getKey());
            if (former == null) {
                add("add", there, field.getValue());
            } else {
                compare(there, former, field.getValue());
            }
        });
    }

    private void places(String path, ArrayNode before, ArrayNode after) {
        int both = Math.min(before.size(), after.size());
        for (int place = 0; place < both; place++) {
            compare(path + "/" + place, before.get(place), after.get(place));
        }
        // From the end, so that the places before keep their numbers.
        for (int place = before.size() - 1; place >= both; place--) {
            add("remove", path + "/" + place, null);
        }
        for (int place = both; place < after.size(); place++) {
            add("add", path + "/-", after.get(place));
        }
    }

    private void add(String operation, String path, @Nullable JsonNode value) {
        ObjectNode added = operations.addObject().put("op", operation).put("path", path);
        if (value != null) {
            added.set("value", value);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
