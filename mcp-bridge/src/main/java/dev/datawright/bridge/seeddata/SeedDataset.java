package dev.datawright.bridge.seeddata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of rows that somebody brought.
///
/// @param name as it was brought, such as `customers.csv`
/// @param file what it is called at the backend
/// @param format csv, jsonl or parquet
/// @param bytes, sha256 of the file as it was brought
/// @param stored bytes that it takes here
/// @param firstRows a few of them; absent in lists
public record SeedDataset(
        UUID id,
        String name,
        String file,
        String format,
        long bytes,
        String sha256,
        long stored,
        long rows,
        List<SeedColumn> columns,

        @JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.ALWAYS)
        List<Map<String, @Nullable Object>> firstRows,

        Instant createdAt) {

    private static final String FILESET = "seed-";

    public SeedDataset {
        columns = List.copyOf(columns);
        firstRows = firstRows == null ? List.of() : List.copyOf(firstRows);
    }

    /// What a design says to start from it.
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public SeedConfig seedConfig() {
        return new SeedConfig(
                new SeedSource.Fileset(fileset(id) + "#" + file), SeedConfig.SamplingStrategy.ORDERED, null);
    }

    static String fileset(UUID id) {
        return FILESET + id;
    }
}
