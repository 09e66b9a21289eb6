package dev.datawright.engine.model;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Numbers of an answer that no column can hold as they are: the model is to give another, rather than a column one
/// that nobody wrote.
final class NumberLimits {

    private NumberLimits() {}

    /// What is wrong with a number anywhere in the answer, as a sentence; absent when all are numbers to a computer.
    static @Nullable String beyondAny(JsonNode json, String path) {
        if (json.isNumber()) {
            return Double.isFinite(json.numberValue().doubleValue())
                    ? null
                    : "The number at " + path + " is too large: numbers go up to 1.79e308";
        }
        for (int i = 0; i < json.size() && json.isArray(); i++) {
            String found = beyondAny(json.path(i), path + "[" + i + "]");
            if (found != null) {
                return found;
            }
        }
        if (json.isObject()) {
            for (Map.Entry<String, JsonNode> part : json.properties()) {
                String found = beyondAny(part.getValue(), path + "." + part.getKey());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// What is wrong with a whole number where the column holds whole numbers, or anything; absent when nothing is.
    static @Nullable String beyondWhole(ColumnType type, JsonNode json, String path) {
        return switch (type) {
            case ColumnType.Scalar.INTEGER -> json.isNumber() && !json.canConvertToLong() ? tooLong(path) : null;
            case ColumnType.Scalar.JSON -> beyondWholeAnywhere(json, path);
            case ColumnType.Scalar _ -> null;
            case ColumnType.Struct struct -> {
                for (RowSchema.Field field : struct.fields()) {
                    String found = beyondWhole(field.type(), json.path(field.name()), path + "." + field.name());
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
            case ColumnType.Items items -> {
                for (int i = 0; i < json.size() && json.isArray(); i++) {
                    String found = beyondWhole(items.type(), json.path(i), path + "[" + i + "]");
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
        };
    }

    private static @Nullable String beyondWholeAnywhere(JsonNode json, String path) {
        if (json.isIntegralNumber() && !json.canConvertToLong()) {
            return tooLong(path);
        }
        for (int i = 0; i < json.size() && json.isArray(); i++) {
            String found = beyondWholeAnywhere(json.path(i), path + "[" + i + "]");
            if (found != null) {
                return found;
            }
        }
        if (json.isObject()) {
            for (Map.Entry<String, JsonNode> part : json.properties()) {
                String found = beyondWholeAnywhere(part.getValue(), path + "." + part.getKey());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String tooLong(String path) {
        return "The number at " + path + " is too large: whole numbers go up to " + Long.MAX_VALUE;
    }
}
