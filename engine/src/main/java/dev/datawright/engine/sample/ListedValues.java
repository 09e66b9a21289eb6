package dev.datawright.engine.sample;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.expression.PythonText;
import dev.datawright.rules.domain.Domains;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that a category or subcategory column lists, in the one type that its output has.
///
/// As in Data Designer, texts and numbers in one list make a column of texts.
final class ListedValues {

    private final long @Nullable [] longs;
    private final double @Nullable [] doubles;
    private final String @Nullable [] texts;

    private ListedValues(long @Nullable [] longs, double @Nullable [] doubles, String @Nullable [] texts) {
        this.longs = longs;
        this.doubles = doubles;
        this.texts = texts;
    }

    static ListedValues of(List<Object> values, @Nullable String convertTo) {
        if ("int".equals(convertTo) || convertTo == null && values.stream().allMatch(Long.class::isInstance)) {
            long[] longs = values.stream().mapToLong(ListedValues::toLong).toArray();
            return new ListedValues(longs, null, null);
        }
        if ("float".equals(convertTo) || convertTo == null && values.stream().allMatch(Number.class::isInstance)) {
            double[] doubles =
                    values.stream().mapToDouble(ListedValues::toDouble).toArray();
            return new ListedValues(null, doubles, null);
        }
        return new ListedValues(null, null, values.stream().map(PythonText::of).toArray(String[]::new));
    }

    ColumnVector pick(double[] positions) {
        int size = positions.length;
        if (longs != null) {
            long[] picked = new long[size];
            for (int i = 0; i < size; i++) {
                picked[i] = longs[(int) positions[i]];
            }
            return new ColumnVector.Longs(picked, null);
        }
        if (doubles != null) {
            double[] picked = new double[size];
            for (int i = 0; i < size; i++) {
                picked[i] = doubles[(int) positions[i]];
            }
            return new ColumnVector.Doubles(picked, null);
        }
        String[] all = java.util.Objects.requireNonNull(texts);
        String[] picked = new String[size];
        for (int i = 0; i < size; i++) {
            picked[i] = all[(int) positions[i]];
        }
        return new ColumnVector.Strings(picked);
    }

    private static long toLong(Object value) {
        return value instanceof Long whole ? whole : (long) Math.rint(toDouble(value));
    }

    private static double toDouble(Object value) {
        return Domains.number(value, true).orElseThrow();
    }
}
