package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnVector;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A stretch of one physical column: rows of a batch.
///
/// @param around the rows in which the struct around the value is absent; absent when there is none such
record LeafSlice(ColumnVector values, @Nullable BitSet around, int from, int to) {

    boolean isNull(int row) {
        return around != null && around.get(row) || values.isNull(row);
    }

    /// Whether every row is known to have a value, without looking at each.
    boolean isFull() {
        return around == null
                && switch (values) {
                    case ColumnVector.Longs longs -> longs.nulls() == null;
                    case ColumnVector.Doubles doubles -> doubles.nulls() == null;
                    case ColumnVector.Booleans booleans -> booleans.nulls() == null;
                    case ColumnVector.Packed packed -> packed.nulls() == null;
                    case ColumnVector.Coded coded -> coded.nulls() == null;
                    case ColumnVector.Strings strings -> false;
                    case ColumnVector.Nested nested -> false;
                    case ColumnVector.Structs structs -> false;
                };
    }

    /// The definition level of a row: that of its value, or how far up something is absent.
    int level(int row, int definedLevel) {
        if (around != null && around.get(row)) {
            return 0;
        }
        return values.isNull(row) ? definedLevel - 1 : definedLevel;
    }
}
