package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows that are there before anything is made, and how they are taken.
///
/// @param samplingStrategy ordered when absent
/// @param selectionStrategy all rows when absent
public record SeedConfig(
        SeedSource source,
        SamplingStrategy samplingStrategy,
        @Nullable SelectionStrategy selectionStrategy) {
    public SeedConfig {
        Objects.requireNonNull(source, "source");
        samplingStrategy = samplingStrategy == null ? SamplingStrategy.ORDERED : samplingStrategy;
    }

    /// In which order rows are taken; after the last one it starts again.
    public enum SamplingStrategy {
        @JsonProperty("ordered")
        ORDERED,
        @JsonProperty("shuffle")
        SHUFFLE
    }

    /// Which rows are taken.
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(IndexRange.class), @JsonSubTypes.Type(PartitionBlock.class)})
    public sealed interface SelectionStrategy {}

    /// @param start the first row, from 0
    /// @param end the last row, which is taken too
    public record IndexRange(long start, long end) implements SelectionStrategy {}

    /// One of several parts of the same size; the last one also has the rows that are left over.
    ///
    /// @param index from 0
    public record PartitionBlock(long index, long numPartitions) implements SelectionStrategy {}
}
