package dev.datawright.offline.understand;

import java.util.List;
import java.util.Map;

/// The design as far as words can refer to it.
///
/// @param columns names of its columns
/// @param values of columns with a few values, by column
/// @param written names of the columns that a language model writes
public record Known(List<String> columns, Map<String, List<String>> values, List<String> written) {

    public static final Known NOTHING = new Known(List.of(), Map.of(), List.of());

    public Known {
        columns = List.copyOf(columns);
        values = Map.copyOf(values);
        written = List.copyOf(written);
    }
}
