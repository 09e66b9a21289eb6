package dev.datawright.engine.seed;

import dev.datawright.contract.design.SeedConfig;
import org.jspecify.annotations.Nullable;

/// The rows of seed data that a design takes, from the first one on.
record SeedSelection(long first, long size) {

    static SeedSelection of(SeedConfig config, long rows) {
        return switch (config.selectionStrategy()) {
            case SeedConfig.IndexRange(long start, long end) -> new SeedSelection(start, end - start + 1);
            case SeedConfig.PartitionBlock(long index, long partitions) -> {
                long size = rows / partitions;
                long first = index * size;
                // The last partition also has the rows that are left over.
                yield new SeedSelection(first, index == partitions - 1 ? rows - first : size);
            }
            case null -> new SeedSelection(0, rows);
        };
    }

    /// Why so many rows do not have the selection, as a sentence; null when they have.
    static @Nullable String objection(SeedConfig config, long rows) {
        return switch (config.selectionStrategy()) {
            case SeedConfig.IndexRange(long _, long end)
            when end >= rows ->
                "The range ends with row " + end + ", but the last row of the seed data is " + (rows - 1)
                        + " (rows count from 0)";
            case SeedConfig.PartitionBlock(long _, long partitions)
            when partitions > rows -> "The seed data has " + rows + " rows, too few for " + partitions + " partitions";
            case null, default -> null;
        };
    }
}
