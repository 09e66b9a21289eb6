package dev.datawright.contract.design;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A column that was asked for in words that Data Designer does not have, and what it became.
///
/// @param asked as it was sent, such as `{"name": "plate", "column_type": "pattern", "pattern": "[A-Z]{2}-[0-9]{4}"}`
/// @param columns names of the columns that it became, the asked one last; the others are left out of the output
public record Macro(JsonNode asked, List<String> columns) {
    public Macro {
        Objects.requireNonNull(asked, "asked");
        columns = List.copyOf(Objects.requireNonNull(columns, "columns"));
    }
}
