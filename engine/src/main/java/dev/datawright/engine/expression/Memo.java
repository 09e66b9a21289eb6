package dev.datawright.engine.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an expression came to for each combination of its columns' values, as far as it was needed.
///
/// Threads share it without locks: a value is immutable and the same whoever computes it, so the worst that happens is
/// that two compute one.
///
/// @param <T> the values
final class Memo<T> {

    private final List<Combinations.Digit> digits;
    private final @Nullable T[] values;
    private final @Nullable String[] failures;

    /// @param values an empty place for each combination, filled from now on
    Memo(List<Combinations.Digit> digits, @Nullable T[] values) {
        this.digits = digits;
        this.values = values;
        this.failures = new String[values.length];
    }

    boolean fits(Combinations combinations) {
        return combinations.hasDigitsOf(digits);
    }

    /// The value of a combination, computed on one of its rows when nobody did yet.
    ///
    /// @throws EvaluationException when it has none
    T of(int combination, int row, Computation<T> computation) {
        T known = values[combination];
        if (known != null) {
            return known;
        }
        String failure = failures[combination];
        if (failure != null) {
            throw new EvaluationException(failure);
        }
        try {
            T computed = computation.of(row);
            values[combination] = computed;
            return computed;
        } catch (EvaluationException noValue) {
            failures[combination] = String.valueOf(noValue.getMessage());
            throw noValue;
        }
    }

    @FunctionalInterface
    interface Computation<T> {

        /// @throws EvaluationException when the row has no value
        T of(int row);
    }
}
