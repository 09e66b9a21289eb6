package dev.datawright.dataset.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the plain Java values that [ColumnVector.Nested] holds.
public final class NestedValues {

    private NestedValues() {}

    /// A JSON value in the shape of the type: parts that are absent are null, and what does not fit the type is null
    /// too.
    public static @Nullable Object of(ColumnType type, @Nullable JsonNode json) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case ColumnType.Scalar scalar -> scalar(scalar, json);
            case ColumnType.Struct struct -> {
                if (!json.isObject()) {
                    yield null;
                }
                Map<String, @Nullable Object> parts = new LinkedHashMap<>();
                struct.fields().forEach(field -> parts.put(field.name(), of(field.type(), json.get(field.name()))));
                yield parts;
            }
            case ColumnType.Items items -> {
                if (!json.isArray()) {
                    yield null;
                }
                List<@Nullable Object> values = new ArrayList<>(json.size());
                json.forEach(item -> values.add(of(items.type(), item)));
                yield values;
            }
        };
    }

    /// Any JSON value as plain Java.
    public static @Nullable Object plain(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL, MISSING, BINARY, POJO -> null;
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.stringValue();
            case NUMBER -> {
                if (json.isIntegralNumber() && json.canConvertToLong()) {
                    yield json.longValue();
                }
                yield real(json);
            }
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>(json.size());
                json.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> parts = new LinkedHashMap<>();
                json.properties().forEach(entry -> parts.put(entry.getKey(), plain(entry.getValue())));
                yield parts;
            }
        };
    }

    private static @Nullable Object scalar(ColumnType.Scalar type, JsonNode json) {
        return switch (type) {
            case INTEGER -> {
                Double real = json.isNumber() ? real(json) : null;
                boolean whole = real != null && real == Math.rint(real) && json.canConvertToLong();
                yield whole ? (Long) json.numberValue().longValue() : null;
            }
            case NUMBER -> json.isNumber() ? real(json) : null;
            case BOOLEAN -> json.isBoolean() ? json.booleanValue() : null;
            case TEXT -> json.isString() ? json.stringValue() : json.isContainer() ? json.toString() : json.asString();
            case JSON -> plain(json);
        };
    }

    /// The number; nothing for one that is beyond all numbers, which no format of the results has a word for.
    private static @Nullable Double real(JsonNode number) {
        double real = number.numberValue().doubleValue();
        return Double.isFinite(real) ? real : null;
    }
}
