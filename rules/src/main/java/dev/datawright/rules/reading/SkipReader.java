package dev.datawright.rules.reading;

import dev.datawright.contract.design.Skip;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads in which rows a column is not made.
final class SkipReader {

    private SkipReader() {}

    /// What the column's field `skip` says.
    static @Nullable Skip skip(Fields column) {
        JsonNode node = column.take("skip");
        if (node == null) {
            return null;
        }
        Fields fields = column.within(node, column.path("skip"), "a skip rule").orElse(null);
        if (fields == null) {
            return null;
        }
        String when = fields.text("when");
        Object value = value(fields);
        fields.finish();
        return new Skip(when, value);
    }

    /// Null, which means true, unless the field says false.
    static @Nullable Boolean propagates(Fields column) {
        JsonNode value = column.take("propagate_skip");
        if (value != null && !value.isBoolean()) {
            column.wrongType(column.path("propagate_skip"), "true or false", value);
        }
        return value == null || value.asBoolean(true) ? null : Boolean.FALSE;
    }

    /// Columns that are made for all rows at once have neither; that skips pass them by means nothing.
    static void refuse(Fields column, String thing) {
        if (column.take("skip") != null) {
            column.report(
                    "skip",
                    "not-supported",
                    "A " + thing + " column cannot be skipped: it is made for all rows at once",
                    "skip the columns that are made from it");
        }
        Boolean unused = propagates(column);
    }

    private static @Nullable Object value(Fields fields) {
        JsonNode value = fields.take("value");
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isString() || value.isNumber()) {
            return fields.scalar(value, fields.path("value"));
        }
        fields.wrongType(fields.path("value"), "a text, a number, true or false", value);
        return null;
    }
}
