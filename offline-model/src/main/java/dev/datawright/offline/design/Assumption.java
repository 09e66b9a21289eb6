package dev.datawright.offline.design;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something the person did not say and the rules took for granted.
public sealed interface Assumption {

    /// Nothing is known of it: short upper-case codes.
    record ShortCode() implements Assumption {}

    record Numbers(double low, double high) implements Assumption {}

    /// Only one bound was said.
    record OtherBound(@Nullable Double low, @Nullable Double high) implements Assumption {}

    record Spread(double deviation) implements Assumption {}

    /// @param end inclusive
    record Days(LocalDate start, LocalDate end) implements Assumption {}

    record Values(List<String> values) implements Assumption {
        public Values {
            values = List.copyOf(values);
        }
    }

    record Share(double percent) implements Assumption {}

    /// The noun means a person, so the column holds a name.
    record PersonName() implements Assumption {}

    /// Shares that do not add up to a hundred are taken in proportion.
    record Proportions(double sum) implements Assumption {}
}
