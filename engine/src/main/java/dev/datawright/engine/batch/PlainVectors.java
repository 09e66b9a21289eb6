package dev.datawright.engine.batch;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes vectors of plain Java values, for columns whose values cost more than their objects.
public final class PlainVectors {

    private PlainVectors() {}

    /// @param values in the shape of the type; JSON is a text, or any value that is to be written as one
    public static ColumnVector of(ColumnType type, @Nullable Object[] values) {
        return switch (type) {
            case ColumnType.Scalar scalar ->
                switch (scalar) {
                    case INTEGER -> longs(values);
                    case NUMBER -> doubles(values);
                    case BOOLEAN -> booleans(values);
                    case TEXT, JSON -> texts(values);
                };
            case ColumnType.Struct struct
            when struct.isFlat() -> {
                List<RowBatch.NamedColumn> parts = new ArrayList<>();
                struct.fields().forEach(field -> {
                    @Nullable Object[] of = new @Nullable Object[values.length];
                    for (int row = 0; row < of.length; row++) {
                        of[row] = values[row] instanceof Map<?, ?> map ? map.get(field.name()) : null;
                    }
                    parts.add(new RowBatch.NamedColumn(field.name(), of(field.type(), of)));
                });
                yield new ColumnVector.Structs(values.length, parts, nulls(values));
            }
            case ColumnType.Struct _, ColumnType.Items _ -> new ColumnVector.Nested(type, values);
        };
    }

    private static ColumnVector longs(@Nullable Object[] values) {
        long[] numbers = new long[values.length];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = values[row] instanceof Number number ? number.longValue() : 0;
        }
        return new ColumnVector.Longs(numbers, nulls(values));
    }

    private static ColumnVector doubles(@Nullable Object[] values) {
        double[] numbers = new double[values.length];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = values[row] instanceof Number number ? number.doubleValue() : 0;
        }
        return new ColumnVector.Doubles(numbers, nulls(values));
    }

    private static ColumnVector booleans(@Nullable Object[] values) {
        boolean[] flags = new boolean[values.length];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = values[row] instanceof Boolean flag && flag;
        }
        return new ColumnVector.Booleans(flags, nulls(values));
    }

    private static ColumnVector texts(@Nullable Object[] values) {
        @Nullable String[] texts = new @Nullable String[values.length];
        for (int row = 0; row < texts.length; row++) {
            Object value = values[row];
            texts[row] = value == null || value instanceof String
                    ? (String) value
                    : WireJson.mapper().writeValueAsString(value);
        }
        return new ColumnVector.Strings(texts);
    }

    private static @Nullable BitSet nulls(@Nullable Object[] values) {
        BitSet nulls = new BitSet();
        for (int row = 0; row < values.length; row++) {
            if (values[row] == null) {
                nulls.set(row);
            }
        }
        return nulls.isEmpty() ? null : nulls;
    }
}
