package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What happens to the rows after they are generated, by `processor_type`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "processor_type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Processor.DropColumns.class, name = "drop_columns"),
    @JsonSubTypes.Type(value = Processor.SchemaTransform.class, name = "schema_transform")
})
public sealed interface Processor {

    String name();

    /// Leaves columns out of the output; the same as `drop` on each of them.
    record DropColumns(String name, List<String> columnNames) implements Processor {
        public DropColumns {
            Objects.requireNonNull(name, "name");
            columnNames = List.copyOf(Objects.requireNonNull(columnNames, "column_names"));
        }
    }

    /// Makes a second dataset of the rows, each in another form.
    ///
    /// @param template the form, whose texts are Jinja templates over the row
    record SchemaTransform(String name, Map<String, Object> template) implements Processor {
        public SchemaTransform {
            Objects.requireNonNull(name, "name");
            template = Collections.unmodifiableMap(new LinkedHashMap<>(template));
        }
    }
}
