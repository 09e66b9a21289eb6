package dev.datawright.rules.reading;

import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was made of a JSON document: the value, or everything that is wrong with its shape.
///
/// @param value absent exactly when there are violations
public record Reading<T>(@Nullable T value, List<Violation> violations) {
    public Reading {
        violations = List.copyOf(violations);
        if ((value == null) == violations.isEmpty()) {
            throw new IllegalArgumentException("A reading has a value or violations");
        }
    }

    public static <T> Reading<T> of(T value) {
        return new Reading<>(value, List.of());
    }

    public static <T> Reading<T> refused(List<Violation> violations) {
        return new Reading<>(null, violations);
    }

    public boolean isValid() {
        return violations.isEmpty();
    }

    public Optional<T> asOptional() {
        return Optional.ofNullable(value);
    }

    /// The value of a valid reading.
    ///
    /// @throws IllegalStateException when there are violations
    public T orElseThrow() {
        if (value == null) {
            throw new IllegalStateException(violations.getFirst().toSentence());
        }
        return value;
    }
}
