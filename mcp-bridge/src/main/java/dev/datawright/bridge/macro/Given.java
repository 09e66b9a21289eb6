package dev.datawright.bridge.macro;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a macro, read one by one.
final class Given {

    /// Fields that every macro has, beside its own.
    private static final List<String> COMMON = List.of("name", "column_type", "why", "drop", NullShare.FIELD);

    private final ObjectNode sent;
    private final String path;
    private final List<Violation> violations;

    Given(ObjectNode sent, String path, List<Violation> violations) {
        this.sent = sent;
        this.path = path;
        this.violations = violations;
    }

    String name() {
        return sent.path("name").asString("");
    }

    /// The column without what only macros have.
    ObjectNode rest() {
        ObjectNode rest = sent.deepCopy();
        rest.remove(NullShare.FIELD);
        return rest;
    }

    /// A column of Data Designer's that stands in the place of the macro.
    ObjectNode expression(String expr, String dtype) {
        ObjectNode column = WireJson.mapper().createObjectNode();
        column.put("name", name());
        column.put("column_type", "expression");
        column.put("expr", expr);
        column.put("dtype", dtype);
        if (sent.path("drop").asBoolean(false)) {
            column.put("drop", true);
        }
        if (sent.has("why")) {
            column.set("why", sent.path("why"));
        }
        return column;
    }

    /// A column that stays out of the output.
    static ObjectNode helper(String name, String samplerType) {
        ObjectNode column = WireJson.mapper().createObjectNode();
        column.put("name", name);
        column.put("column_type", "sampler");
        column.put("sampler_type", samplerType);
        column.putObject("params");
        column.put("drop", true);
        return column;
    }

    void allowOnly(String type, String... own) {
        Set<String> known = new LinkedHashSet<>(COMMON);
        known.addAll(List.of(own));
        for (String field : sent.propertyNames()) {
            if (!known.contains(field)) {
                report(
                        field,
                        "unknown-field",
                        "There is no field '" + field + "' in a " + type,
                        "one of: " + String.join(", ", known));
            }
        }
    }

    long whole(String field, long otherwise, long min, long max) {
        JsonNode value = sent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            report(field, "out-of-range", "It is " + shown(value), "a whole number from " + min + " to " + max);
            return otherwise;
        }
        return value.longValue();
    }

    String text(String field) {
        JsonNode value = sent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            report(field, "wrong-type", "It is " + shown(value), "give a text");
            return "";
        }
        return value.stringValue();
    }

    JsonNode field(String field) {
        return sent.path(field);
    }

    void report(String field, String code, String message, @Nullable String suggestion) {
        violations.add(new Violation(field.isEmpty() ? path : path + "." + field, code, message, suggestion));
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
