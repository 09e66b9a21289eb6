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

    private final ColumnVector dictionary;

    private ListedValues(ColumnVector dictionary) {
        this.dictionary = dictionary;
    }

    static ListedValues of(List<Object> values, @Nullable String convertTo) {
        if ("int".equals(convertTo) || convertTo == null && values.stream().allMatch(Long.class::isInstance)) {
            long[] longs = values.stream().mapToLong(ListedValues::toLong).toArray();
            return new ListedValues(new ColumnVector.Longs(longs, null));
        }
        if ("float".equals(convertTo) || convertTo == null && values.stream().allMatch(Number.class::isInstance)) {
            double[] doubles =
                    values.stream().mapToDouble(ListedValues::toDouble).toArray();
            return new ListedValues(new ColumnVector.Doubles(doubles, null));
        }
        @Nullable String[] texts = values.stream().map(PythonText::of).toArray(String[]::new);
        return new ListedValues(new ColumnVector.Strings(texts));
    }

    /// The values at the positions.
    ColumnVector pick(double[] positions) {
        int[] codes = new int[positions.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (int) positions[i];
        }
        return new ColumnVector.Coded(dictionary, codes, null);
    }

    private static long toLong(Object value) {
        return value instanceof Long whole ? whole : (long) Math.rint(toDouble(value));
    }

    private static double toDouble(Object value) {
        return Domains.number(value, true).orElseThrow();
    }
}
