package dev.datawright.engine.sample;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.expression.PythonText;
import org.jspecify.annotations.Nullable;

/// Writes drawn numbers as a column converts them.
final class NumberOutput {

    private NumberOutput() {}

    static ColumnVector vector(double[] numbers, @Nullable String convertTo) {
        return switch (convertTo == null ? "float" : convertTo) {
            case "int" -> {
                long[] values = new long[numbers.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (long) numbers[i];
                }
                yield new ColumnVector.Longs(values, null);
            }
            case "str" -> {
                String[] values = new String[numbers.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = PythonText.of(numbers[i]);
                }
                yield new ColumnVector.Strings(values);
            }
            default -> new ColumnVector.Doubles(numbers, null);
        };
    }
}
