package dev.datawright.bridge;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Values that a schema describes, and now and then others: the same seed gives the same ones.
final class SchemaFuzz {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "\uD800",
            "../../etc/passwd",
            "'; drop table designs; --",
            "{{ 7 * 7 }}",
            "{% for x in range(10**9) %}{{ x }}{% endfor %}",
            "{{ fine.__class__ }}",
            "<script>alert(1)</script>",
            "datawright://designs/x",
            "NaN",
            "1e999999999",
            "ﷺ🙂\u202e",
            "x".repeat(5_000),
            "00000000-0000-0000-0000-000000000000",
            "-1",
            "null");
    private static final List<Object> NUMBERS = List.of(
            0,
            1,
            2,
            5,
            -1,
            0.5,
            1e308,
            -1e308,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            9_007_199_254_740_993L);
    private static final List<String> WORDS =
            List.of("fine", "status", "note", "id", "price", "uniform", "sampler", "writer", "lt", "D", "en_US");

    private final Random random;
    private final JsonNode root;
    private final Map<String, List<String>> known = new HashMap<>();

    /// @param root where `#/...` references lead
    SchemaFuzz(Random random, JsonNode root) {
        this.random = random;
        this.root = root;
    }

    /// Values that a property of this name often has, such as the ids of things that are there.
    void know(String property, String value) {
        known.computeIfAbsent(property, name -> new ArrayList<>()).add(value);
    }

    @Nullable
    Object value(String name, JsonNode schema) {
        return value(name, schema, 0);
    }

    private @Nullable Object value(String name, JsonNode schema, int depth) {
        if (chance(0.06)) {
            return anything(depth);
        }
        List<String> often = known.get(name);
        if (often != null && chance(0.8)) {
            return often.get(random.nextInt(often.size()));
        }
        JsonNode meant = resolved(schema);
        if (!meant.path("enum").isEmpty() && chance(0.9)) {
            return WireJson.mapper().convertValue(one(meant.path("enum")), Object.class);
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (!meant.path(choice).isEmpty()) {
                return value(name, one(meant.path(choice)), depth + 1);
            }
        }
        JsonNode type = meant.path("type").isArray() ? one(meant.path("type")) : meant.path("type");
        return switch (type.asString("object")) {
            case "string" -> chance(0.3) ? pick(HOSTILE) : pick(WORDS);
            case "integer" -> chance(0.3) ? pick(NUMBERS) : (Object) random.nextInt(20);
            case "number" -> chance(0.3) ? pick(NUMBERS) : (Object) (random.nextInt(2_000) / 10.0);
            case "boolean" -> random.nextBoolean();
            case "array" -> list(name, meant.path("items"), depth);
            default -> object(meant, depth);
        };
    }

    private List<@Nullable Object> list(String name, JsonNode items, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        int size = depth > 5 ? 0 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            list.add(value(name, items, depth + 1));
        }
        return list;
    }

    Map<String, @Nullable Object> object(JsonNode schema) {
        return object(resolved(schema), 0);
    }

    private Map<String, @Nullable Object> object(JsonNode schema, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (depth <= 6 && chance(required.contains(property.getKey()) ? 0.95 : 0.3)) {
                object.put(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
            }
        }
        if (chance(0.03)) {
            object.put(pick(HOSTILE), anything(depth + 1));
        }
        return object;
    }

    private @Nullable Object anything(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> pick(HOSTILE);
            case 2 -> pick(NUMBERS);
            case 3 -> random.nextBoolean();
            case 4 -> depth > 3 ? List.of() : List.of(pick(HOSTILE), pick(NUMBERS));
            default -> Map.of(pick(WORDS), pick(NUMBERS));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        for (int i = 0; i < 10 && found.has("$ref"); i++) {
            found = root.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private JsonNode one(JsonNode of) {
        return of.path(random.nextInt(of.size()));
    }
}
