package dev.datawright.dataset.batch;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one column over a batch. The arrays are handed over, not copied: who makes a vector lets go of them.
public sealed interface ColumnVector {

    int size();

    /// The rows without a value; absent when every row has one.
    @Nullable
    BitSet nulls();

    default boolean isNull(int row) {
        BitSet nulls = nulls();
        return nulls != null && nulls.get(row);
    }

    /// The value as Long, Double, Boolean, String or Map; null where the row has none. Not for hot paths.
    @Nullable
    Object get(int row);

    record Longs(long[] values, @Nullable BitSet nulls) implements ColumnVector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public @Nullable Object get(int row) {
            return isNull(row) ? null : values[row];
        }
    }

    record Doubles(double[] values, @Nullable BitSet nulls) implements ColumnVector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public @Nullable Object get(int row) {
            return isNull(row) ? null : values[row];
        }
    }

    record Booleans(boolean[] values, @Nullable BitSet nulls) implements ColumnVector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public @Nullable Object get(int row) {
            return isNull(row) ? null : values[row];
        }
    }

    /// Texts; datetimes travel as texts too, as they do in Data Designer's files.
    record Strings(@Nullable String[] values) implements ColumnVector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public @Nullable BitSet nulls() {
            BitSet nulls = new BitSet(values.length);
            for (int row = 0; row < values.length; row++) {
                if (values[row] == null) {
                    nulls.set(row);
                }
            }
            return nulls.isEmpty() ? null : nulls;
        }

        @Override
        public boolean isNull(int row) {
            return values[row] == null;
        }

        @Override
        public @Nullable Object get(int row) {
            return values[row];
        }
    }

    /// Values of several named parts, such as a person.
    record Structs(
            int size,
            List<RowBatch.NamedColumn> fields,
            @Nullable BitSet nulls) implements ColumnVector {
        public Structs {
            fields = List.copyOf(fields);
        }

        @Override
        public @Nullable Object get(int row) {
            if (isNull(row)) {
                return null;
            }
            Map<String, @Nullable Object> value = new LinkedHashMap<>();
            for (RowBatch.NamedColumn field : fields) {
                value.put(field.name(), field.values().get(row));
            }
            return value;
        }
    }
}
