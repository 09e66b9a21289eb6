package dev.datawright.contract.designer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A page of a list as NeMo Platform sends it.
public record Page<T>(List<T> data, @Nullable Pagination pagination) {
    public Page {
        data = List.copyOf(Objects.requireNonNull(data, "data"));
    }

    /// Where in the list; pages count from 1.
    public record Pagination(long page, long pageSize, long currentPageSize, long totalPages, long totalResults) {}
}
