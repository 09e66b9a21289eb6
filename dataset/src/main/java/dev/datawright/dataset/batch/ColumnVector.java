package dev.datawright.dataset.batch;

import java.nio.charset.StandardCharsets;
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

    /// The rows without a value; null when every row has one.
    static @Nullable BitSet gaps(@Nullable Object[] values) {
        BitSet gaps = new BitSet(values.length);
        for (int row = 0; row < values.length; row++) {
            if (values[row] == null) {
                gaps.set(row);
            }
        }
        return gaps.isEmpty() ? null : gaps;
    }

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
            return gaps(values);
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

    /// Texts in UTF-8, one behind the other: that of a row lies from its offset up to the next one. For texts that
    /// hardly repeat and that nobody looks at on their way to a file.
    ///
    /// @param bytes may be longer than the texts
    /// @param offsets one more than there are rows; a row without a value takes no bytes
    record Packed(byte[] bytes, int[] offsets, @Nullable BitSet nulls) implements ColumnVector {
        @Override
        public int size() {
            return offsets.length - 1;
        }

        /// The text of a row that has one.
        public String text(int row) {
            return new String(bytes, offsets[row], offsets[row + 1] - offsets[row], StandardCharsets.UTF_8);
        }

        @Override
        public @Nullable Object get(int row) {
            return isNull(row) ? null : text(row);
        }
    }

    /// Values out of a dictionary, by their places in it. Batches of one column best share a dictionary: who follows
    /// the codes looks at each of its values once.
    ///
    /// @param dictionary numbers, flags or texts; places that no row points at may be empty, the others hold values
    /// @param codes the place of each row's value; meaningless where the row has none
    record Coded(
            ColumnVector dictionary, int[] codes, @Nullable BitSet nulls) implements ColumnVector {
        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public @Nullable Object get(int row) {
            return isNull(row) ? null : dictionary.get(codes[row]);
        }
    }

    /// Lists and deeper structures as plain Java values. For columns whose values cost far more than their objects.
    ///
    /// @param type what the values are: a [ColumnType.Struct] is a Map that has every part, in their order,
    /// [ColumnType.Items] a List; numbers are Long or Double as the type says; where it says JSON, any plain value
    /// stands
    record Nested(ColumnType type, @Nullable Object[] values) implements ColumnVector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public @Nullable BitSet nulls() {
            return gaps(values);
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
