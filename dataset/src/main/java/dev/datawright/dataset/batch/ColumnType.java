package dev.datawright.dataset.batch;

import java.util.List;

/// What a column holds. Any value may be absent.
public sealed interface ColumnType {

    /// A single value.
    enum Scalar implements ColumnType {
        /// 64 bits, in [ColumnVector.Longs].
        INTEGER,
        /// A double, in [ColumnVector.Doubles].
        NUMBER,
        /// In [ColumnVector.Booleans].
        BOOLEAN,
        /// In [ColumnVector.Strings].
        TEXT,
        /// A list or a deeper structure read from a foreign file, as JSON text in [ColumnVector.Strings].
        JSON
    }

    /// Several named scalar parts, in [ColumnVector.Structs].
    record Struct(List<RowSchema.Field> fields) implements ColumnType {
        public Struct {
            fields = List.copyOf(fields);
        }
    }
}
