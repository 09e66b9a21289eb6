package dev.datawright.bridge.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns to stand one after the other; those that are not named keep their order.
///
/// @param after the column behind which they come; at the beginning when absent
public record ColumnOrder(
        List<String> names,
        @Nullable String after,
        @Nullable Integer baseVersion) {
    public ColumnOrder {
        names = names == null ? List.of() : List.copyOf(names);
    }
}
