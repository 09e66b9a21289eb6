package dev.datawright.engine.skip;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.expression.PythonText;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a value where a column was skipped.
///
/// What a column holds follows from the design alone, whether a row is skipped or not: whole numbers stay whole beside
/// a whole number, numbers stay numbers beside a number, flags beside a flag, and everything else becomes texts.
final class SkipValues {

    private SkipValues() {}

    static ColumnVector in(ColumnVector made, BitSet skipped, Object value) {
        ColumnVector kind = made instanceof ColumnVector.Coded coded ? coded.dictionary() : made;
        if (value instanceof Long whole && kind instanceof ColumnVector.Longs) {
            return longs(made, skipped, whole);
        }
        if (value instanceof Number number
                && (kind instanceof ColumnVector.Longs || kind instanceof ColumnVector.Doubles)) {
            return doubles(made, skipped, number.doubleValue());
        }
        if (value instanceof Boolean flag && kind instanceof ColumnVector.Booleans) {
            return booleans(made, skipped, flag);
        }
        @Nullable String[] texts = new @Nullable String[made.size()];
        String instead = PythonText.of(value);
        for (int row = 0; row < texts.length; row++) {
            Object own = made.get(row);
            texts[row] = skipped.get(row) ? instead : own == null ? null : text(own);
        }
        return new ColumnVector.Strings(texts);
    }

    private static String text(Object value) {
        return value instanceof Map<?, ?> || value instanceof Collection<?>
                ? WireJson.mapper().writeValueAsString(value)
                : PythonText.of(value);
    }

    private static ColumnVector longs(ColumnVector made, BitSet skipped, long value) {
        long[] values = new long[made.size()];
        BitSet nulls = new BitSet();
        for (int row = 0; row < values.length; row++) {
            if (skipped.get(row)) {
                values[row] = value;
            } else if (made.get(row) instanceof Number number) {
                values[row] = number.longValue();
            } else {
                nulls.set(row);
            }
        }
        return new ColumnVector.Longs(values, nulls.isEmpty() ? null : nulls);
    }

    private static ColumnVector doubles(ColumnVector made, BitSet skipped, double value) {
        double[] values = new double[made.size()];
        BitSet nulls = new BitSet();
        for (int row = 0; row < values.length; row++) {
            if (skipped.get(row)) {
                values[row] = value;
            } else if (made.get(row) instanceof Number number) {
                values[row] = number.doubleValue();
            } else {
                nulls.set(row);
            }
        }
        return new ColumnVector.Doubles(values, nulls.isEmpty() ? null : nulls);
    }

    private static ColumnVector booleans(ColumnVector made, BitSet skipped, boolean value) {
        boolean[] values = new boolean[made.size()];
        BitSet nulls = new BitSet();
        for (int row = 0; row < values.length; row++) {
            if (skipped.get(row)) {
                values[row] = value;
            } else if (made.get(row) instanceof Boolean flag) {
                values[row] = flag;
            } else {
                nulls.set(row);
            }
        }
        return new ColumnVector.Booleans(values, nulls.isEmpty() ? null : nulls);
    }
}
