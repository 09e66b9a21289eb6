package dev.datawright.offline.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes an instance of a JSON schema; the same schema and text make the same instance.
public final class JsonInstances {

    private static final int DEEPEST = 12;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// An instance that is valid for the schema as far as these keywords go: type, enum, const, required, bounds of
    /// numbers, texts and arrays, references, and the first of alternatives.
    ///
    /// @param text what it should be about; chooses among plausible values
    public JsonNode instance(JsonNode schema, String text) {
        return new Making(schema, text).make(schema, "value", 0);
    }

    /// The instance as JSON text.
    public String text(JsonNode schema, String about) {
        return MAPPER.writeValueAsString(instance(schema, about));
    }

    private static final class Making {

        private final JsonNode root;
        private final Random random;
        private final PlausibleTexts texts;

        Making(JsonNode root, String text) {
            this.root = root;
            this.random = new Random(text.hashCode() * 31L + root.toString().hashCode());
            this.texts = new PlausibleTexts(random);
        }

        JsonNode make(JsonNode given, String name, int depth) {
            JsonNode schema = merged(resolved(given), depth);
            if (schema.has("const")) {
                return schema.get("const");
            }
            if (schema.path("enum").size() > 0) {
                return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
            }
            for (String alternatives : List.of("anyOf", "oneOf")) {
                if (schema.path(alternatives).size() > 0) {
                    return make(firstUseful(schema.get(alternatives)), name, depth + 1);
                }
            }
            if (depth > DEEPEST && !type(schema).equals("object")) {
                return NODES.nullNode();
            }
            return switch (type(schema)) {
                case "object" -> object(schema, depth);
                case "array" -> array(schema, name, depth);
                case "integer" -> NODES.numberNode(integer(schema, name));
                case "number" -> NODES.numberNode(number(schema, name));
                case "boolean" -> NODES.booleanNode(random.nextBoolean());
                case "null" -> NODES.nullNode();
                default -> NODES.stringNode(string(schema, name));
            };
        }

        private ObjectNode object(JsonNode schema, int depth) {
            ObjectNode object = NODES.objectNode();
            Set<String> required = new HashSet<>();
            schema.path("required").forEach(field -> required.add(field.asString("")));
            schema.path("properties").properties().forEach(property -> {
                // Optional fields of a recursive schema end the recursion.
                if (required.contains(property.getKey()) || depth < 4) {
                    object.set(property.getKey(), make(property.getValue(), property.getKey(), depth + 1));
                }
            });
            for (String field : required) {
                if (!object.has(field)) {
                    object.set(field, NODES.stringNode(texts.of(field)));
                }
            }
            return object;
        }

        private ArrayNode array(JsonNode schema, String name, int depth) {
            int least = schema.path("minItems").asInt(0);
            int most = schema.path("maxItems").asInt(Math.max(least, 3));
            int size = Math.min(most, Math.max(least, depth > 4 ? 0 : 2));
            ArrayNode array = NODES.arrayNode();
            JsonNode prefix = schema.path("prefixItems");
            Set<JsonNode> seen = new HashSet<>();
            boolean unique = schema.path("uniqueItems").asBoolean(false);
            for (int tries = 0; array.size() < size && tries < size * 20; tries++) {
                int index = array.size();
                JsonNode item = make(
                        index < prefix.size() ? prefix.get(index) : schema.path("items"), singular(name), depth + 1);
                if (!unique || seen.add(item)) {
                    array.add(item);
                }
            }
            return array;
        }

        private static String singular(String name) {
            return name.endsWith("s") && name.length() > 3 ? name.substring(0, name.length() - 1) : name;
        }

        private long integer(JsonNode schema, String name) {
            Bounds usual = texts.usualNumbers(name);
            double low = schema.has("exclusiveMinimum")
                    ? Math.floor(schema.get("exclusiveMinimum").asDouble()) + 1
                    : schema.path("minimum").asDouble(Double.NaN);
            double high = schema.has("exclusiveMaximum")
                    ? Math.ceil(schema.get("exclusiveMaximum").asDouble()) - 1
                    : schema.path("maximum").asDouble(Double.NaN);
            Bounds bounds = usual.within(low, high);
            long step = Math.max(1, schema.path("multipleOf").asLong(1));
            long lowest = Math.ceilDiv((long) Math.ceil(bounds.low()), step);
            long highest = Math.floorDiv((long) Math.floor(bounds.high()), step);
            return highest <= lowest ? lowest * step : (lowest + random.nextLong(highest - lowest + 1)) * step;
        }

        private double number(JsonNode schema, String name) {
            double low = schema.path("minimum")
                    .asDouble(schema.path("exclusiveMinimum").asDouble(Double.NaN));
            double high = schema.path("maximum")
                    .asDouble(schema.path("exclusiveMaximum").asDouble(Double.NaN));
            Bounds bounds = texts.usualNumbers(name).within(low, high);
            double drawn = bounds.low() + (bounds.high() - bounds.low()) * (0.1 + 0.8 * random.nextDouble());
            double step = schema.path("multipleOf").asDouble(0);
            if (step > 0) {
                return Math.ceil(bounds.low() / step) * step;
            }
            double rounded = Math.rint(drawn * 100) / 100;
            return rounded > bounds.low() && rounded < bounds.high() ? rounded : drawn;
        }

        private String string(JsonNode schema, String name) {
            String made = texts.formatted(schema.path("format").asString(""), name);
            int least = schema.path("minLength").asInt(0);
            int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
            StringBuilder text = new StringBuilder(made);
            while (text.codePointCount(0, text.length()) < least) {
                text.append(text.isEmpty() ? "" : " ").append(texts.of("description"));
            }
            int length = text.codePointCount(0, text.length());
            String result =
                    length <= most ? text.toString() : text.substring(0, text.offsetByCodePoints(0, Math.max(0, most)));
            return result;
        }

        private JsonNode resolved(JsonNode schema) {
            JsonNode current = schema;
            for (int hops = 0; hops < 20 && current.has("$ref"); hops++) {
                String reference = current.get("$ref").asString("");
                current = reference.equals("#")
                        ? root
                        : reference.startsWith("#/") ? root.at(reference.substring(1)) : NODES.objectNode();
            }
            return current;
        }

        /// A schema with the keywords of its `allOf` parts.
        private JsonNode merged(JsonNode schema, int depth) {
            if (schema.path("allOf").size() == 0 || depth > DEEPEST) {
                return schema;
            }
            ObjectNode all = schema.isObject() ? ((ObjectNode) schema).deepCopy() : NODES.objectNode();
            all.remove("allOf");
            Map<String, JsonNode> properties = new HashMap<>();
            all.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
            List<JsonNode> required = new ArrayList<>();
            all.path("required").forEach(required::add);
            for (JsonNode part : schema.get("allOf")) {
                JsonNode known = merged(resolved(part), depth + 1);
                known.properties().forEach(entry -> {
                    if (entry.getKey().equals("properties")) {
                        entry.getValue()
                                .properties()
                                .forEach(property -> properties.put(property.getKey(), property.getValue()));
                    } else if (entry.getKey().equals("required")) {
                        entry.getValue().forEach(required::add);
                    } else {
                        all.set(entry.getKey(), entry.getValue());
                    }
                });
            }
            if (!properties.isEmpty()) {
                ObjectNode merged = all.putObject("properties");
                properties.forEach(merged::set);
            }
            if (!required.isEmpty()) {
                ArrayNode merged = all.putArray("required");
                required.forEach(merged::add);
            }
            return all;
        }

        private JsonNode firstUseful(JsonNode alternatives) {
            for (JsonNode alternative : alternatives) {
                if (!alternative.path("type").asString("").equals("null")) {
                    return alternative;
                }
            }
            return alternatives.get(0);
        }

        private static String type(JsonNode schema) {
            JsonNode type = schema.path("type");
            if (type.isArray()) {
                for (JsonNode one : type) {
                    if (!one.asString("").equals("null")) {
                        return one.asString("");
                    }
                }
            }
            if (type.isString()) {
                return type.asString("");
            }
            return schema.has("properties")
                    ? "object"
                    : schema.has("items") ? "array" : schema.isObject() && schema.has("minimum") ? "number" : "string";
        }
    }

    /// Where a number usually lies.
    record Bounds(double low, double high) {

        /// The same, moved into the bounds that a schema sets (NaN where it sets none).
        Bounds within(double least, double most) {
            double newLow = Double.isNaN(least) ? low : Math.max(low, least);
            double newHigh = Double.isNaN(most) ? high : Math.min(high, most);
            if (newLow <= newHigh) {
                return new Bounds(newLow, newHigh);
            }
            if (!Double.isNaN(least) && !Double.isNaN(most)) {
                return new Bounds(least, most);
            }
            return Double.isNaN(least) ? new Bounds(most - 10, most) : new Bounds(least, least + 10);
        }
    }
}
