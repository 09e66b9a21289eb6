package dev.datawright.contract.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Some rows of a result.
///
/// @param offset number of the first row, from 0
/// @param total rows of the whole result, or, with conditions, those that meet them
public record RowPage(
        long offset,
        long total,
        List<String> columns,
        @JsonInclude(content = JsonInclude.Include.ALWAYS) List<Map<String, @Nullable Object>> rows) {
    public RowPage {
        columns = List.copyOf(Objects.requireNonNull(columns, "columns"));
        rows = List.copyOf(Objects.requireNonNull(rows, "rows"));
    }
}
