package dev.datawright.rules.reading;

import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object, taken one by one; whatever is wrong goes to the list, and what was not taken is
/// unknown. A null counts as absent. After a violation a stand-in is answered, so that reading goes on.
final class Fields {

    private static final int DEEPEST_VALUE = 20;

    private final JsonNode node;
    private final String path;
    private final String thing;
    private final List<Violation> violations;
    private final Set<String> known = new LinkedHashSet<>();

    /// @param thing what the object is, for sentences: `a uniform sampler`
    Fields(JsonNode node, String path, String thing, List<Violation> violations) {
        this.node = node;
        this.path = path;
        this.thing = thing;
        this.violations = violations;
    }

    static Optional<Fields> of(JsonNode node, String path, String thing, List<Violation> violations) {
        if (!node.isObject()) {
            violations.add(new Violation(
                    path, "wrong-type", "This must be an object (" + thing + "), not " + kind(node), null));
            return Optional.empty();
        }
        return Optional.of(new Fields(node, path, thing, violations));
    }

    /// The fields of an object within this one; empty, and reported, when it is none.
    Optional<Fields> within(JsonNode inner, String at, String what) {
        return of(inner, at, what, violations);
    }

    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void report(String field, String code, String message, @Nullable String suggestion) {
        violations.add(new Violation(path(field), code, message, suggestion));
    }

    @Nullable
    JsonNode take(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /// The value, or a violation when there is none.
    @Nullable
    JsonNode require(String field) {
        JsonNode value = take(field);
        if (value == null) {
            report(field, "missing-field", "The field '" + field + "' is missing in " + thing, null);
        }
        return value;
    }

    String text(String field) {
        JsonNode value = require(field);
        return value == null ? "" : asText(field, value);
    }

    @Nullable
    String optionalText(String field) {
        JsonNode value = take(field);
        return value == null ? null : asText(field, value);
    }

    double number(String field) {
        JsonNode value = require(field);
        return value == null ? 0 : asNumber(path(field), value);
    }

    long whole(String field) {
        JsonNode value = require(field);
        return value == null ? 0 : asInteger(path(field), value);
    }

    @Nullable
    Double optionalNumber(String field) {
        JsonNode value = take(field);
        return value == null ? null : Double.valueOf(asNumber(path(field), value));
    }

    @Nullable
    Integer optionalInteger(String field) {
        JsonNode value = take(field);
        return value == null ? null : Integer.valueOf(asInteger(path(field), value));
    }

    boolean flag(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            wrongType(path(field), "true or false", value);
        }
        return value.asBoolean(false);
    }

    /// One of the given words, by their wire names.
    <T> @Nullable T choice(String field, Map<String, T> choices, @Nullable T whenAbsent) {
        JsonNode value = take(field);
        if (value == null) {
            return whenAbsent;
        }
        String word = asText(field, value);
        T choice = choices.get(word);
        if (choice == null && value.isString()) {
            report(
                    field,
                    "unknown-value",
                    "'" + Words.abbreviated(word) + "' is not a value of '" + field + "'",
                    Words.suggest(word, choices.keySet()));
        }
        return choice;
    }

    /// Every element of an array; an empty list when the field is absent.
    <T> List<T> list(String field, BiFunction<JsonNode, String, @Nullable T> read) {
        JsonNode value = take(field);
        return value == null ? List.of() : elements(path(field), value, read, violations);
    }

    static <T> List<T> elements(
            String path, JsonNode value, BiFunction<JsonNode, String, @Nullable T> read, List<Violation> violations) {
        List<T> items = new ArrayList<>();
        if (!value.isArray()) {
            violations.add(new Violation(path, "wrong-type", "This must be a list, not " + kind(value), null));
            return items;
        }
        for (int i = 0; i < value.size(); i++) {
            T item = read.apply(value.get(i), path + "[" + i + "]");
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    /// Accepts a field only at the value that the backend echoes for "not used".
    void onlyDefault(String field, String whatFor, String... defaults) {
        JsonNode value = take(field);
        if (value == null || List.of(defaults).contains(value.toString())) {
            return;
        }
        report(field, "not-supported", whatFor + " is not supported yet", "leave '" + field + "' out");
    }

    /// Takes fields that mean nothing here.
    void ignore(String... fields) {
        known.addAll(List.of(fields));
    }

    /// Reports every field that nothing asked for.
    void finish() {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!known.contains(property.getKey())) {
                report(
                        property.getKey(),
                        "unknown-field",
                        "There is no field '" + Words.abbreviated(property.getKey()) + "' in " + thing,
                        Words.suggest(property.getKey(), known));
            }
        }
    }

    Double asNumberAt(JsonNode value, String at) {
        return asNumber(at, value);
    }

    Integer asIntegerAt(JsonNode value, String at) {
        return asInteger(at, value);
    }

    double asNumber(String at, JsonNode value) {
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) {
            wrongType(at, "a number", value);
            return 0;
        }
        return number;
    }

    int asInteger(String at, JsonNode value) {
        if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue()) || !fitsInt(value)) {
            wrongType(at, "a whole number", value);
            return 0;
        }
        return (int) value.doubleValue();
    }

    void wrongType(String at, String wanted, JsonNode value) {
        violations.add(new Violation(at, "wrong-type", "This must be " + wanted + ", not " + kind(value), null));
    }

    /// A scalar as Long, Double or String; null after a violation.
    @Nullable
    Object scalar(JsonNode value, String at) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        wrongType(at, "a text or a number", value);
        return null;
    }

    /// Any JSON value as plain Java, for what is passed on as it is.
    @Nullable
    Object plain(JsonNode value, String at, int depth) {
        if (depth > DEEPEST_VALUE) {
            violations.add(new Violation(at, "too-deep", "This is nested more than 20 deep", null));
            return null;
        }
        if (value.isObject()) {
            Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
            value.properties()
                    .forEach(entry ->
                            map.put(entry.getKey(), plain(entry.getValue(), at + "." + entry.getKey(), depth + 1)));
            return map;
        }
        if (value.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonNode element : value) {
                list.add(plain(element, at, depth + 1));
            }
            return list;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNull() ? null : scalar(value, at);
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "the text '" + Words.abbreviated(value.stringValue()) + "'";
            case NUMBER -> "the number " + Words.abbreviated(value.toString());
            case BOOLEAN -> value.toString();
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL, MISSING, BINARY, POJO -> "nothing";
        };
    }

    private String asText(String field, JsonNode value) {
        if (!value.isString()) {
            wrongType(path(field), "a text", value);
            return "";
        }
        return value.stringValue();
    }

    private static boolean fitsInt(JsonNode value) {
        return Math.abs(value.doubleValue()) <= Integer.MAX_VALUE;
    }
}
