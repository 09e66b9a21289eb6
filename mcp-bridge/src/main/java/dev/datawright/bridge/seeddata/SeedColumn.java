package dev.datawright.bridge.seeddata;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.profile.ColumnProfile;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A column of seed data, measured.
///
/// @param type of its values: `integer`, `number`, `boolean`, `text`, `json`, `object` or `list`
/// @param empty share of the rows without a value, from 0 to 1
/// @param distinct how many different values there are
/// @param numbers of a column of numbers
/// @param top most frequent values of other columns
public record SeedColumn(
        String name,
        String type,
        double empty,
        long distinct,
        ColumnProfile.@Nullable Numbers numbers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ColumnProfile.ValueCount> top) {
    public SeedColumn {
        top = top == null ? List.of() : List.copyOf(top);
    }

    static SeedColumn of(ColumnProfile profile) {
        return new SeedColumn(
                profile.name(),
                type(profile.type()),
                profile.rows() == 0 ? 0 : (double) profile.nulls() / profile.rows(),
                profile.distinct(),
                profile.numbers(),
                profile.top().stream().limit(10).map(SeedColumn::shortened).toList());
    }

    private static ColumnProfile.ValueCount shortened(ColumnProfile.ValueCount count) {
        String value = count.value();
        return value.length() <= 200
                ? count
                : new ColumnProfile.ValueCount(value.substring(0, 197) + "...", count.count());
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
            case ColumnType.Struct _ -> "object";
            case ColumnType.Items _ -> "list";
        };
    }
}
