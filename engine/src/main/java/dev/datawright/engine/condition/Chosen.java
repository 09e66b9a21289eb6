package dev.datawright.engine.condition;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.engine.expression.PythonText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One vector of several, each row from its own.
///
/// Whole and other numbers together are numbers; numbers and texts together are texts.
final class Chosen {

    private Chosen() {}

    static ColumnVector of(List<ColumnVector> vectors, int[] choice) {
        if (vectors.stream().allMatch(ColumnVector.Structs.class::isInstance)) {
            return structs(vectors, choice);
        }
        if (vectors.stream().allMatch(Chosen::isWhole)) {
            long[] values = new long[choice.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = number(vectors, choice, row).longValue();
            }
            return new ColumnVector.Longs(values, nulls(vectors, choice));
        }
        if (vectors.stream().allMatch(vector -> isWhole(vector) || isReal(vector))) {
            double[] values = new double[choice.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = number(vectors, choice, row).doubleValue();
            }
            return new ColumnVector.Doubles(values, nulls(vectors, choice));
        }
        @Nullable String[] texts = new String[choice.length];
        for (int row = 0; row < texts.length; row++) {
            Object value = vectors.get(choice[row]).get(row);
            texts[row] = value == null ? null : PythonText.of(value);
        }
        return new ColumnVector.Strings(texts);
    }

    private static ColumnVector structs(List<ColumnVector> vectors, int[] choice) {
        List<NamedColumn> fields = new ArrayList<>();
        List<NamedColumn> first = ((ColumnVector.Structs) vectors.getFirst()).fields();
        for (int field = 0; field < first.size(); field++) {
            List<ColumnVector> parts = new ArrayList<>();
            for (ColumnVector vector : vectors) {
                parts.add(((ColumnVector.Structs) vector).fields().get(field).values());
            }
            fields.add(new NamedColumn(first.get(field).name(), of(parts, choice)));
        }
        return new ColumnVector.Structs(choice.length, fields, nulls(vectors, choice));
    }

    private static boolean isWhole(ColumnVector vector) {
        return vector instanceof ColumnVector.Longs
                || vector instanceof ColumnVector.Coded coded && coded.dictionary() instanceof ColumnVector.Longs;
    }

    private static boolean isReal(ColumnVector vector) {
        return vector instanceof ColumnVector.Doubles
                || vector instanceof ColumnVector.Coded coded && coded.dictionary() instanceof ColumnVector.Doubles;
    }

    /// The row's number; 0 where it has none.
    private static Number number(List<ColumnVector> vectors, int[] choice, int row) {
        Object value = vectors.get(choice[row]).get(row);
        return value == null ? 0 : (Number) value;
    }

    private static @Nullable BitSet nulls(List<ColumnVector> vectors, int[] choice) {
        BitSet nulls = new BitSet();
        for (int row = 0; row < choice.length; row++) {
            if (vectors.get(choice[row]).isNull(row)) {
                nulls.set(row);
            }
        }
        return nulls.isEmpty() ? null : nulls;
    }
}
