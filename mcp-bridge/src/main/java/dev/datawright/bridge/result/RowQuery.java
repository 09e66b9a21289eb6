package dev.datawright.bridge.result;

import java.util.List;

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

    /// Rows as they are.
    public static RowQuery page(long offset, int limit) {
        return new RowQuery(offset, limit, List.of(), List.of());
    }
}
