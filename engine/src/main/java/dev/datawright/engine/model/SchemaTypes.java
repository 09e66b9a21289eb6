package dev.datawright.engine.model;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.rules.schema.SchemaReferences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// How values of a JSON Schema are stored: as structs and lists where it fixes them, as JSON text where it leaves a
/// choice. It follows from the schema alone, so that all parts of a dataset have the same columns.
final class SchemaTypes {

    private static final int DEEPEST = 8;

    private final JsonNode root;

    private SchemaTypes(JsonNode root) {
        this.root = root;
    }

    static ColumnType of(JsonNode schema) {
        return new SchemaTypes(schema).type(schema, 0);
    }

    private ColumnType type(JsonNode part, int depth) {
        JsonNode schema = SchemaReferences.resolved(root, part);
        if (depth > DEEPEST || schema.has("allOf") || schema.has("oneOf") || schema.has("not") || schema.has("if")) {
            return ColumnType.Scalar.JSON;
        }
        if (schema.path("anyOf").isArray()) {
            List<JsonNode> choices = new ArrayList<>();
            schema.get("anyOf").forEach(choice -> {
                if (!choice.path("type").asString("").equals("null")) {
                    choices.add(choice);
                }
            });
            return choices.size() == 1 ? type(choices.getFirst(), depth + 1) : ColumnType.Scalar.JSON;
        }
        return switch (name(schema)) {
            case "string" -> ColumnType.Scalar.TEXT;
            case "integer" -> ColumnType.Scalar.INTEGER;
            case "number" -> ColumnType.Scalar.NUMBER;
            case "boolean" -> ColumnType.Scalar.BOOLEAN;
            case "array" ->
                schema.path("items").isObject() && !schema.has("prefixItems")
                        ? new ColumnType.Items(type(schema.get("items"), depth + 1))
                        : ColumnType.Scalar.JSON;
            case "object" -> object(schema, depth);
            default -> ColumnType.Scalar.JSON;
        };
    }

    private ColumnType object(JsonNode schema, int depth) {
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        boolean isOpen = schema.has("patternProperties") || others.isObject() || others.asBoolean(false);
        if (properties.isEmpty() || isOpen) {
            return ColumnType.Scalar.JSON;
        }
        // Readers such as DuckDB tell names apart without regard to case.
        Set<String> names = new HashSet<>();
        List<RowSchema.Field> fields = new ArrayList<>();
        for (String name : properties.propertyNames()) {
            if (name.isBlank() || !names.add(name.toLowerCase(Locale.ROOT))) {
                return ColumnType.Scalar.JSON;
            }
            fields.add(new RowSchema.Field(name, type(properties.get(name), depth + 1)));
        }
        return new ColumnType.Struct(fields);
    }

    /// The one type that values have, null left aside; empty when there are several.
    private static String name(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return type.stringValue();
        }
        Set<String> names = new HashSet<>();
        if (type.isArray()) {
            type.forEach(name -> names.add(name.asString("")));
        } else if (schema.path("enum").isArray()) {
            schema.get("enum").forEach(value -> names.add(nameOf(value)));
        } else if (schema.has("const")) {
            names.add(nameOf(schema.get("const")));
        } else if (schema.path("properties").isObject()) {
            names.add("object");
        }
        names.remove("null");
        return names.size() == 1 ? names.iterator().next() : "";
    }

    private static String nameOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL -> "null";
            case ARRAY, OBJECT, MISSING, BINARY, POJO -> "";
        };
    }
}
