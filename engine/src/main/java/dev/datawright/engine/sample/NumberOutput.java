package dev.datawright.engine.sample;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.expression.PythonText;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domain;
import org.jspecify.annotations.Nullable;

/// Writes drawn numbers as a column converts them; numbers of a small grid as places in a dictionary.
final class NumberOutput {

    /// Larger dictionaries do not repay themselves within a batch.
    private static final int LARGEST_DICTIONARY = 1 << 12;

    private final String kind;
    private final boolean whole;
    private final @Nullable ColumnVector dictionary;
    private final double power;
    private final long first;

    private NumberOutput(String kind, boolean whole, @Nullable ColumnVector dictionary, double power, long first) {
        this.kind = kind;
        this.whole = whole;
        this.dictionary = dictionary;
        this.power = power;
        this.first = first;
    }

    /// @param domain the numbers that will come
    static NumberOutput of(Domain domain, @Nullable String convertTo) {
        return of(domain, convertTo, false);
    }

    /// @param whole whether the numbers are counts: whole without a conversion, and as texts without a point
    static NumberOutput of(Domain domain, @Nullable String convertTo, boolean whole) {
        String usual = whole ? "int" : "float";
        String kind = convertTo == null ? usual : convertTo;
        if (!(domain instanceof Domain.DecimalGrid grid) || grid.last() - grid.first() >= LARGEST_DICTIONARY) {
            return new NumberOutput(kind, whole, null, 1, 0);
        }
        double power = Decimals.power(grid.places());
        double[] numbers = new double[(int) (grid.last() - grid.first()) + 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (grid.first() + i) / power;
        }
        return new NumberOutput(kind, whole, converted(numbers, kind, whole), power, grid.first());
    }

    ColumnVector vector(double[] numbers) {
        if (dictionary == null) {
            return converted(numbers, kind, whole);
        }
        int[] codes = new int[numbers.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (int) ((long) Math.rint(numbers[i] * power) - first);
        }
        return new ColumnVector.Coded(dictionary, codes, null);
    }

    private static ColumnVector converted(double[] numbers, String kind, boolean whole) {
        return switch (kind) {
            case "int" -> {
                long[] values = new long[numbers.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (long) numbers[i];
                }
                yield new ColumnVector.Longs(values, null);
            }
            case "str" -> {
                @Nullable String[] values = new String[numbers.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = whole ? Long.toString((long) numbers[i]) : PythonText.of(numbers[i]);
                }
                yield new ColumnVector.Strings(values);
            }
            default -> new ColumnVector.Doubles(numbers, null);
        };
    }
}
