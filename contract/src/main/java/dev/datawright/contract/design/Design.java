package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A design at one of its versions. Every stored version is valid.
///
/// @param version counts from 1; 1 is the empty design unless it was created with a config
/// @param why for a column, the person's words it stems from or the assumption made
/// @param macros by the name of their column, those that were asked for in words of ours
/// @param rows how many rows the person asked for, once they said so
/// @param seed the seed the person asked for; one is drawn for a job when absent
/// @param author who made this version
/// @param summary what changed against the version before, such as `added 6 columns`
public record Design(
        UUID id,
        String name,
        int version,
        DataDesignerConfig config,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> why,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Macro> macros,
        @Nullable Long rows,
        @Nullable Long seed,
        Author author,
        String summary,
        Instant createdAt,
        Instant changedAt) {
    public Design {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(config, "config");
        why = why == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(why));
        macros = macros == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(macros));
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "created_at");
        Objects.requireNonNull(changedAt, "changed_at");
    }

    /// A design in Data Designer's own words alone.
    public Design(
            UUID id,
            String name,
            int version,
            DataDesignerConfig config,
            Map<String, String> why,
            @Nullable Long rows,
            @Nullable Long seed,
            Author author,
            String summary,
            Instant createdAt,
            Instant changedAt) {
        this(id, name, version, config, why, Map.of(), rows, seed, author, summary, createdAt, changedAt);
    }

    /// Names of the columns that stand in the output, in their order.
    public List<String> outputColumns() {
        return config.outputColumns();
    }
}
