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
        if (all(vectors, ColumnVector.Structs.class)) {
            return structs(vectors, choice);
        }
        if (all(vectors, ColumnVector.Longs.class)) {
            long[] values = new long[choice.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = ((ColumnVector.Longs) vectors.get(choice[row])).values()[row];
            }
            return new ColumnVector.Longs(values, nulls(vectors, choice));
        }
        if (vectors.stream().allMatch(Chosen::isNumber)) {
            double[] values = new double[choice.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = number(vectors.get(choice[row]), row);
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

    private static boolean all(List<ColumnVector> vectors, Class<? extends ColumnVector> kind) {
        return vectors.stream().allMatch(kind::isInstance);
    }

    private static boolean isNumber(ColumnVector vector) {
        return vector instanceof ColumnVector.Longs || vector instanceof ColumnVector.Doubles;
    }

    private static double number(ColumnVector vector, int row) {
        return vector instanceof ColumnVector.Longs longs
                ? longs.values()[row]
                : ((ColumnVector.Doubles) vector).values()[row];
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
