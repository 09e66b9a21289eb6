package dev.datawright.dataset.read;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.NestedValues;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Gathers the values of one projected column into a vector.
sealed interface VectorBuilder {

    /// Takes a stretch of a chunk and tells the index of the chunk's column after the ones it took.
    int take(DuckDBDataChunkReader chunk, int index, Stretch stretch);

    /// The vector of the first rows taken; the builder is not used afterwards.
    ColumnVector build(int rows);

    /// Consecutive rows.
    ///
    /// @param from the first one's place in the chunk
    /// @param to the first one's place in the vector
    record Stretch(int from, int to, int count) {}

    static VectorBuilder of(ColumnType type, int capacity) {
        return switch (type) {
            case ColumnType.Struct struct when struct.isFlat() -> new Parts(struct, capacity);
            case ColumnType.Struct _, ColumnType.Items _ -> new Deep(type, new @Nullable String[capacity]);
            case ColumnType.Scalar scalar ->
                switch (scalar) {
                    case INTEGER -> new Whole(new long[capacity], new BitSet());
                    case NUMBER -> new Real(new double[capacity], new BitSet());
                    case BOOLEAN -> new Flag(new boolean[capacity], new BitSet());
                    case TEXT, JSON -> new Text(new @Nullable String[capacity]);
                };
        };
    }

    private static @Nullable BitSet gaps(BitSet nulls) {
        return nulls.isEmpty() ? null : nulls;
    }

    record Whole(long[] values, BitSet nulls) implements VectorBuilder {
        @Override
        public int take(DuckDBDataChunkReader chunk, int index, Stretch stretch) {
            DuckDBReadableVector vector = chunk.vector(index);
            for (int i = 0; i < stretch.count(); i++) {
                if (vector.isNull(stretch.from() + i)) {
                    nulls.set(stretch.to() + i);
                } else {
                    values[stretch.to() + i] = vector.getLong(stretch.from() + i);
                }
            }
            return index + 1;
        }

        @Override
        public ColumnVector build(int rows) {
            return new ColumnVector.Longs(Arrays.copyOf(values, rows), gaps(nulls));
        }
    }

    record Real(double[] values, BitSet nulls) implements VectorBuilder {
        @Override
        public int take(DuckDBDataChunkReader chunk, int index, Stretch stretch) {
            DuckDBReadableVector vector = chunk.vector(index);
            for (int i = 0; i < stretch.count(); i++) {
                if (vector.isNull(stretch.from() + i)) {
                    nulls.set(stretch.to() + i);
                } else {
                    values[stretch.to() + i] = vector.getDouble(stretch.from() + i);
                }
            }
            return index + 1;
        }

        @Override
        public ColumnVector build(int rows) {
            return new ColumnVector.Doubles(Arrays.copyOf(values, rows), gaps(nulls));
        }
    }

    record Flag(boolean[] values, BitSet nulls) implements VectorBuilder {
        @Override
        public int take(DuckDBDataChunkReader chunk, int index, Stretch stretch) {
            DuckDBReadableVector vector = chunk.vector(index);
            for (int i = 0; i < stretch.count(); i++) {
                if (vector.isNull(stretch.from() + i)) {
                    nulls.set(stretch.to() + i);
                } else {
                    values[stretch.to() + i] = vector.getBoolean(stretch.from() + i);
                }
            }
            return index + 1;
        }

        @Override
        public ColumnVector build(int rows) {
            return new ColumnVector.Booleans(Arrays.copyOf(values, rows), gaps(nulls));
        }
    }

    record Text(@Nullable String[] values) implements VectorBuilder {
        @Override
        public int take(DuckDBDataChunkReader chunk, int index, Stretch stretch) {
            DuckDBReadableVector vector = chunk.vector(index);
            for (int i = 0; i < stretch.count(); i++) {
                values[stretch.to() + i] = vector.getString(stretch.from() + i);
            }
            return index + 1;
        }

        @Override
        public ColumnVector build(int rows) {
            return new ColumnVector.Strings(Arrays.copyOf(values, rows));
        }
    }

    /// Nested values, which arrive as JSON.
    record Deep(ColumnType type, @Nullable String[] texts) implements VectorBuilder {
        @Override
        public int take(DuckDBDataChunkReader chunk, int index, Stretch stretch) {
            return new Text(texts).take(chunk, index, stretch);
        }

        @Override
        public ColumnVector build(int rows) {
            @Nullable Object[] values = new @Nullable Object[rows];
            for (int row = 0; row < rows; row++) {
                String text = texts[row];
                values[row] = text == null
                        ? null
                        : NestedValues.of(type, WireJson.mapper().readTree(text));
            }
            return new ColumnVector.Nested(type, values);
        }
    }

    /// A struct: a column that tells whether it is there, then its parts.
    final class Parts implements VectorBuilder {
        private final List<RowSchema.Field> fields;
        private final List<VectorBuilder> builders = new ArrayList<>();
        private final BitSet nulls = new BitSet();

        Parts(ColumnType.Struct struct, int capacity) {
            this.fields = struct.fields();
            fields.forEach(field -> builders.add(of(field.type(), capacity)));
        }

        @Override
        public int take(DuckDBDataChunkReader chunk, int index, Stretch stretch) {
            DuckDBReadableVector there = chunk.vector(index);
            for (int i = 0; i < stretch.count(); i++) {
                if (!there.getBoolean(stretch.from() + i)) {
                    nulls.set(stretch.to() + i);
                }
            }
            int next = index + 1;
            for (VectorBuilder builder : builders) {
                next = builder.take(chunk, next, stretch);
            }
            return next;
        }

        @Override
        public ColumnVector build(int rows) {
            List<RowBatch.NamedColumn> columns = new ArrayList<>();
            for (int part = 0; part < builders.size(); part++) {
                columns.add(new RowBatch.NamedColumn(
                        fields.get(part).name(), builders.get(part).build(rows)));
            }
            return new ColumnVector.Structs(rows, columns, gaps(nulls));
        }
    }
}
