package dev.datawright.dataset.profile;

import dev.datawright.dataset.batch.ColumnType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column, measured.
///
/// @param rows all of them, with a value or without
/// @param numbers of a column of numbers that has any value
/// @param top most frequent values first, of a column of texts or booleans; the least frequent stands last when
///     there are no more different values than the list is long
public record ColumnProfile(
        String name,
        ColumnType type,
        long rows,
        long nulls,
        long distinct,
        @Nullable Numbers numbers,
        List<ValueCount> top) {
    public ColumnProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        top = List.copyOf(top);
    }

    /// How numbers are spread; the standard deviation is the sample's.
    public record Numbers(double min, double max, double mean, double stddev, double median) {}

    /// How often a value stands in a column.
    public record ValueCount(String value, long count) {}
}
