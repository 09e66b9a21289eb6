package dev.datawright.bridge.result;

import java.util.List;
import java.util.Map;

/// Which rows of a result somebody wants.
///
/// @param offset number of the first one among those that meet the conditions, from 0
/// @param where conditions that must all hold, such as `fine >= 100`
/// @param sort columns, such as `fine`, or `-fine` for the largest first; the first one counts most
public record RowQuery(long offset, int limit, List<String> where, List<String> sort) {
    public RowQuery {
        where = List.copyOf(where);
        sort = List.copyOf(sort);
    }

    /// As an address asks, in any number of `where` and `sort`. They are no lists of their own: one condition with a
    /// comma in it would be read as two.
    public static RowQuery asked(long offset, int limit, Map<String, List<String>> parameters) {
        return new RowQuery(
                offset, limit, parameters.getOrDefault("where", List.of()), parameters.getOrDefault("sort", List.of()));
    }

    /// Rows as they are.
    public static RowQuery page(long offset, int limit) {
        return new RowQuery(offset, limit, List.of(), List.of());
    }
}
