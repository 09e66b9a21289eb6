package dev.datawright.rules.reading;

import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.contract.design.Skip;
import org.jspecify.annotations.Nullable;

/// What stands in a skipped cell of a computed column has the column's type, as if Python had converted it
/// (data_designer 0.9.1, `ExpressionColumnConfig._coerce_skip_value_to_dtype`).
final class SkipValue {

    private SkipValue() {}

    static @Nullable Skip as(Dtype dtype, @Nullable Skip skip, Fields column) {
        Object value = skip == null ? null : skip.value();
        if (skip == null || value == null) {
            return skip;
        }
        try {
            return new Skip(
                    skip.when(),
                    switch (dtype) {
                        case STR -> value instanceof Boolean flag ? (flag ? "True" : "False") : String.valueOf(value);
                        case INT -> whole(value);
                        case FLOAT -> number(value);
                        case BOOL -> holds(value);
                    });
        } catch (NumberFormatException noNumber) {
            column.report(
                    "skip.value",
                    "wrong-type",
                    "The value is '" + value + "', which cannot be converted to the column's type",
                    "such as -1, or leave it out");
            return skip;
        }
    }

    private static Object whole(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1L : 0L;
            case Double number -> number.longValue();
            case Number number -> number.longValue();
            default -> Long.parseLong(String.valueOf(value).strip());
        };
    }

    private static Object number(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1.0 : 0.0;
            case Number number -> number.doubleValue();
            default -> {
                double number = Double.parseDouble(String.valueOf(value).strip());
                if (!Double.isFinite(number)) {
                    throw new NumberFormatException(value + " is not finite");
                }
                yield number;
            }
        };
    }

    private static Object holds(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            default -> !String.valueOf(value).isEmpty();
        };
    }
}
