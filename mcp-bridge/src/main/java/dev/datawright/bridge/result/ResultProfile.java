package dev.datawright.bridge.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.dataset.profile.ColumnProfile;
import dev.datawright.dataset.profile.Duplicates;
import dev.datawright.dataset.profile.Histogram;
import dev.datawright.dataset.profile.Profiles;
import dev.datawright.dataset.read.ParquetParts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a result, measured column by column.
///
/// @param duplicateRows how many rows equal one before them in every column
public record ResultProfile(long duplicateRows, List<Column> columns) {
    public ResultProfile {
        columns = List.copyOf(columns);
    }

    /// A column, measured.
    ///
    /// @param type of its values: `integer`, `number`, `boolean`, `text`, `json`, `object` or `list`
    /// @param empty rows without a value
    /// @param numbers, histogram of a column of numbers
    /// @param top most frequent values of another column, unless every value is there once
    public record Column(
            String name,
            String type,
            long empty,
            long distinct,
            ColumnProfile.@Nullable Numbers numbers,
            @Nullable Histogram histogram,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ColumnProfile.ValueCount> top) {
        public Column {
            top = top == null ? List.of() : List.copyOf(top);
        }
    }

    static ResultProfile measure(Path rows) {
        try (ParquetParts parts = ParquetParts.open(List.of(rows))) {
            List<ColumnProfile> profiles = Profiles.of(parts);
            return new ResultProfile(
                    Duplicates.rows(parts, profiles),
                    profiles.stream().map(profile -> column(parts, profile)).toList());
        }
    }

    private static Column column(ParquetParts parts, ColumnProfile profile) {
        ColumnProfile.Numbers numbers = profile.numbers();
        return new Column(
                profile.name(),
                Manifest.type(profile.type()),
                profile.nulls(),
                profile.distinct(),
                numbers,
                numbers == null ? null : Histogram.of(parts, profile.name(), numbers),
                profile.distinct() < profile.rows() - profile.nulls() ? profile.top() : List.of());
    }
}
