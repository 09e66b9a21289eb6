package dev.datawright.engine.hostile;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes wrong documents out of right ones: a few changes anywhere in the tree.
final class Mutator {

    private static final JsonNodeFactory NODES = WireJson.mapper().getNodeFactory();
    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "0.5",
            "-0.0",
            "1e308",
            "-1e308",
            "1e-320",
            "1e999",
            "9223372036854775807",
            "9223372036854775808",
            "2147483648",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"null\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"0\"",
            "\"int\"",
            "\"str\"",
            "\"%Y-%m-%dT%H:%M:%S\"",
            "\"%\"",
            "\"%Q%%%j\"",
            "\"2025-02-30\"",
            "\"9999-12-31\"",
            "\"0001-01-01\"",
            "\"-5000-01-01\"",
            "\"{{ kind }}\"",
            "\"{{ nothing }}\"",
            "\"{{ ''.__class__.__mro__ }}\"",
            "\"{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}\"",
            "\"{{ 'x' * 1000000000 }}\"",
            "\"{{ 10 ** 10 ** 10 }}\"",
            "\"{{ kind | center(1000000000) }}\"",
            "\"{% if %}\"",
            "\"{{\"",
            "\"{% set a = [1] %}{{ a }}\"",
            "\"kind == 'truck'\"",
            "\"1 / 0 > 2\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\u202eabc\"",
            "\"🦊\"",
            "\"<script>alert(1)</script>\"",
            "\"'; DROP TABLE jobs; --\"",
            "\"../../etc/passwd\"",
            "\"__proto__\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[1, \"1\", true, null, 1.0]",
            "{\"\": \"\"}",
            "{\"a\": {\"b\": {\"c\": {\"d\": {\"e\": {}}}}}}");

    private final RandomGenerator random;

    Mutator(RandomGenerator random) {
        this.random = random;
    }

    /// A changed copy.
    JsonNode mutate(JsonNode config) {
        JsonNode copy = config.deepCopy();
        int changes = random.nextInt(10) < 7 ? 1 : 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            List<Place> places = new ArrayList<>();
            collect(copy, places);
            if (!places.isEmpty()) {
                change(places.get(random.nextInt(places.size())), places);
            }
        }
        return copy;
    }

    /// A value within an object or a list.
    private record Place(JsonNode parent, String field, int index) {

        JsonNode value() {
            return parent instanceof ObjectNode object ? object.path(field) : parent.path(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(field, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(field);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                places.add(new Place(object, entry.getKey(), -1));
                collect(entry.getValue(), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Place(array, "", i));
                collect(array.path(i), places);
            }
        }
    }

    private void change(Place place, List<Place> places) {
        switch (random.nextInt(13)) {
            case 0 -> place.remove();
            case 1, 2 -> place.set(hostile());
            case 3 ->
                place.set(places.get(random.nextInt(places.size())).value().deepCopy());
            case 4 -> place.set(NODES.arrayNode().add(place.value().deepCopy()));
            case 5, 9, 10, 11, 12 -> place.set(near(place.value()));
            case 6 -> {
                if (place.parent() instanceof ArrayNode array) {
                    array.add(place.value().deepCopy());
                } else {
                    ((ObjectNode) place.parent()).set("another_" + random.nextInt(3), hostile());
                }
            }
            case 7 -> {
                if (place.parent() instanceof ObjectNode object) {
                    JsonNode value = object.remove(place.field());
                    object.set(place.field() + "_", value);
                } else {
                    place.remove();
                }
            }
            case 8 -> place.set(longer(place.value()));
            default -> throw new AssertionError();
        }
    }

    private JsonNode hostile() {
        return WireJson.mapper().readTree(HOSTILE.get(random.nextInt(HOSTILE.size())));
    }

    /// Almost the same, so that what is read and checked is likely to be run.
    private JsonNode near(JsonNode value) {
        double number = value.isNumber() ? value.numberValue().doubleValue() : Double.NaN;
        if (Double.isFinite(number)) {
            double[] others = {
                -number, number * 1_000_000, number / 1_000_000, number + 1, number - 1, Math.rint(number)
            };
            return NODES.numberNode(others[random.nextInt(others.length)]);
        }
        if (value.isString()) {
            String text = value.stringValue();
            return NODES.stringNode(
                    switch (random.nextInt(4)) {
                        case 0 -> text.toUpperCase(java.util.Locale.ROOT);
                        case 1 -> text + " ";
                        case 2 -> text.substring(text.length() / 2);
                        default -> text + text;
                    });
        }
        return value.isBoolean() ? NODES.booleanNode(!value.booleanValue()) : hostile();
    }

    private JsonNode longer(JsonNode value) {
        if (value.isString()) {
            return NODES.stringNode("long ".repeat(2_000));
        }
        ArrayNode many = NODES.arrayNode();
        for (int i = 0; i < 300; i++) {
            many.add(value.deepCopy());
        }
        return many;
    }
}
