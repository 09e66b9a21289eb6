package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nested values that are not so deep after all, as the vectors that such columns usually come in.
final class Plain {

    private Plain() {}

    /// The same values as texts or as a struct of scalars where the type says no more than that.
    static ColumnVector of(ColumnVector vector) {
        if (!(vector instanceof ColumnVector.Nested nested)) {
            return vector;
        }
        return switch (nested.type()) {
            case ColumnType.Scalar scalar -> scalars(scalar, nested.values());
            case ColumnType.Struct struct when struct.isFlat() -> structs(struct, nested);
            case ColumnType.Struct _, ColumnType.Items _ -> nested;
        };
    }

    private static ColumnVector structs(ColumnType.Struct struct, ColumnVector.Nested nested) {
        List<RowBatch.NamedColumn> parts = new ArrayList<>();
        struct.fields().forEach(field -> {
            @Nullable Object[] values = new @Nullable Object[nested.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = nested.values()[row] instanceof Map<?, ?> map ? map.get(field.name()) : null;
            }
            parts.add(new RowBatch.NamedColumn(field.name(), scalars((ColumnType.Scalar) field.type(), values)));
        });
        return new ColumnVector.Structs(nested.size(), parts, nested.nulls());
    }

    private static ColumnVector scalars(ColumnType.Scalar type, @Nullable Object[] values) {
        BitSet gaps = ColumnVector.gaps(values);
        return switch (type) {
            case INTEGER -> {
                long[] numbers = new long[values.length];
                for (int row = 0; row < values.length; row++) {
                    numbers[row] = values[row] instanceof Number number ? number.longValue() : 0;
                }
                yield new ColumnVector.Longs(numbers, gaps);
            }
            case NUMBER -> {
                double[] numbers = new double[values.length];
                for (int row = 0; row < values.length; row++) {
                    numbers[row] = values[row] instanceof Number number ? number.doubleValue() : 0;
                }
                yield new ColumnVector.Doubles(numbers, gaps);
            }
            case BOOLEAN -> {
                boolean[] flags = new boolean[values.length];
                for (int row = 0; row < values.length; row++) {
                    flags[row] = Boolean.TRUE.equals(values[row]);
                }
                yield new ColumnVector.Booleans(flags, gaps);
            }
            case TEXT, JSON -> {
                @Nullable String[] texts = new @Nullable String[values.length];
                for (int row = 0; row < values.length; row++) {
                    texts[row] = text(type, values[row]);
                }
                yield new ColumnVector.Strings(texts);
            }
        };
    }

    private static @Nullable String text(ColumnType.Scalar type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (type == ColumnType.Scalar.TEXT) {
            return value.toString();
        }
        StringBuilder json = new StringBuilder();
        ValueText.appendPlain(json, value);
        return json.toString();
    }
}
