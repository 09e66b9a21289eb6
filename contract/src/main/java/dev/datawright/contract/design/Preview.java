package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The first rows of what a job on the same design, version and seed would make.
///
/// @param seed the seed used; absent when the backend has none
/// @param columns names in the order of the output
/// @param rows one map a row, values by column name; a failed model cell is null
/// @param notices sentences the person should see, such as which cells failed
public record Preview(
        UUID designId,
        int version,
        @Nullable Long seed,
        List<String> columns,
        @JsonInclude(content = JsonInclude.Include.ALWAYS) List<Map<String, @Nullable Object>> rows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notices,
        Instant at) {
    public Preview {
        Objects.requireNonNull(designId, "design_id");
        columns = List.copyOf(Objects.requireNonNull(columns, "columns"));
        rows = List.copyOf(Objects.requireNonNull(rows, "rows"));
        notices = notices == null ? List.of() : List.copyOf(notices);
        Objects.requireNonNull(at, "at");
    }
}
