package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the values of one projected column into a vector.
sealed interface VectorBuilder {

    /// Takes the value of the current row and tells the index of the result column after the ones it took.
    int take(ResultSet rows, int index, int row) throws SQLException;

    /// The vector of the first rows taken; the builder is not used afterwards.
    ColumnVector build(int rows);

    static VectorBuilder of(ColumnType type, int capacity) {
        return switch (type) {
            case ColumnType.Struct struct -> new Parts(struct, capacity);
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
        public int take(ResultSet rows, int index, int row) throws SQLException {
            values[row] = rows.getLong(index);
            if (rows.wasNull()) {
                nulls.set(row);
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
        public int take(ResultSet rows, int index, int row) throws SQLException {
            values[row] = rows.getDouble(index);
            if (rows.wasNull()) {
                nulls.set(row);
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
        public int take(ResultSet rows, int index, int row) throws SQLException {
            values[row] = rows.getBoolean(index);
            if (rows.wasNull()) {
                nulls.set(row);
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
        public int take(ResultSet rows, int index, int row) throws SQLException {
            values[row] = rows.getString(index);
            return index + 1;
        }

        @Override
        public ColumnVector build(int rows) {
            return new ColumnVector.Strings(Arrays.copyOf(values, rows));
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
        public int take(ResultSet rows, int index, int row) throws SQLException {
            if (!rows.getBoolean(index)) {
                nulls.set(row);
            }
            int next = index + 1;
            for (VectorBuilder builder : builders) {
                next = builder.take(rows, next, row);
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
