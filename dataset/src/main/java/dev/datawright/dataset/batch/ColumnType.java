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

    /// Several named parts. Scalar ones are in [ColumnVector.Structs], deeper ones in [ColumnVector.Nested].
    record Struct(List<RowSchema.Field> fields) implements ColumnType {
        public Struct {
            fields = List.copyOf(fields);
        }

        /// Whether every part is a single value that is no JSON.
        public boolean isFlat() {
            return fields.stream().allMatch(field -> field.type() instanceof Scalar scalar && scalar != Scalar.JSON);
        }
    }

    /// Any number of values of one type, in [ColumnVector.Nested].
    record Items(ColumnType type) implements ColumnType {}
}
