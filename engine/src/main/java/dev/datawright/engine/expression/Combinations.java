package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.rules.template.Template.Reference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a batch numbered by what they hold in certain columns: rows of one number agree in all of them.
///
/// @param digits what the numbers are made of; where two batches have equal digits, equal numbers mean equal values
/// @param count how many numbers there can be
/// @param codes the number of each row
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Combinations(List<Digit> digits, int count, int[] codes) {

    /// Whole numbers of a wider range count as values that do not repeat.
    private static final int WIDEST_RANGE = 1 << 10;

    /// Ranges begin and end at multiples of this, so that those of most batches are equal.
    private static final int RANGE_STEP = 16;

    /// Numbers the rows; empty when a column hardly repeats its values, or there are more combinations than that.
    static Optional<Combinations> of(Collection<Reference> references, OpenBatch batch, int most) {
        List<Digit> digits = new ArrayList<>();
        List<ColumnVector> columns = new ArrayList<>();
        long count = 1;
        for (Reference reference : references) {
            ColumnVector column = column(reference, batch);
            Digit digit = column == null ? null : digit(column);
            if (digit == null) {
                return Optional.empty();
            }
            count *= digit.size();
            if (count > most) {
                return Optional.empty();
            }
            digits.add(digit);
            columns.add(column);
        }
        int[] codes = new int[batch.size()];
        for (int i = 0; i < columns.size(); i++) {
            append(codes, digits.get(i), columns.get(i));
        }
        return Optional.of(new Combinations(digits, (int) count, codes));
    }

    /// The values that a digit stands for: those of a dictionary or, without one, the whole numbers from `least` on.
    ///
    /// @param size how many they are, the absent one included
    record Digit(@Nullable ColumnVector dictionary, long least, int size, boolean optional) {

        boolean isSame(Digit other) {
            return dictionary == other.dictionary
                    && least == other.least
                    && size == other.size
                    && optional == other.optional;
        }
    }

    boolean hasDigitsOf(List<Digit> others) {
        if (others.size() != digits.size()) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (!digits.get(i).isSame(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable ColumnVector column(Reference reference, OpenBatch batch) {
        ColumnVector column = batch.column(reference.column());
        if (!(column instanceof ColumnVector.Structs structs)) {
            // The part of a value that has none is the same whatever the value.
            return column;
        }
        if (structs.nulls() != null) {
            return null;
        }
        for (RowBatch.NamedColumn part : structs.fields()) {
            if (part.name().equals(reference.part())) {
                return part.values();
            }
        }
        return null;
    }

    private static @Nullable Digit digit(ColumnVector column) {
        return switch (column) {
            case ColumnVector.Coded coded -> {
                int optional = coded.nulls() == null ? 0 : 1;
                yield new Digit(coded.dictionary(), 0, coded.dictionary().size() + optional, optional > 0);
            }
            case ColumnVector.Longs longs when longs.nulls() == null -> range(longs.values());
            case ColumnVector.Longs _,
                    ColumnVector.Doubles _,
                    ColumnVector.Booleans _,
                    ColumnVector.Strings _,
                    ColumnVector.Packed _,
                    ColumnVector.Nested _,
                    ColumnVector.Structs _ -> null;
        };
    }

    private static @Nullable Digit range(long[] values) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (values.length == 0 || most - least >= WIDEST_RANGE || most - least < 0) {
            return null;
        }
        long first = Math.floorDiv(least, RANGE_STEP) * RANGE_STEP;
        long end = (Math.floorDiv(most, RANGE_STEP) + 1) * RANGE_STEP;
        return new Digit(null, first, (int) (end - first), false);
    }

    private static void append(int[] codes, Digit digit, ColumnVector column) {
        int size = digit.size();
        if (column instanceof ColumnVector.Coded coded) {
            int[] added = coded.codes();
            BitSet nulls = coded.nulls();
            for (int row = 0; row < codes.length; row++) {
                codes[row] = codes[row] * size + (nulls != null && nulls.get(row) ? size - 1 : added[row]);
            }
            return;
        }
        long[] values = ((ColumnVector.Longs) column).values();
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codes[row] * size + (int) (values[row] - digit.least());
        }
    }
}
