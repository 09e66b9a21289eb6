package dev.datawright.engine.run;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.model.Budget;
import dev.datawright.engine.seed.SeedRows;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which rows of which dataset.
///
/// @param seed with config and row number it determines every value that no model writes
/// @param firstRow number of the first row wanted; rows 100 to 199 are the same whether 0 to 99 are made or not
/// @param seedRows the design's seed data; absent when it has none
/// @param budget for model calls, shared by all requests of a job
public record GenerationRequest(
        DataDesignerConfig config,
        long seed,
        long firstRow,
        long rowCount,
        @Nullable SeedRows seedRows,
        Budget budget) {
    public GenerationRequest {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(budget, "budget");
    }

    /// Rows that need no seed data, with model calls that may cost anything.
    public GenerationRequest(DataDesignerConfig config, long seed, long firstRow, long rowCount) {
        this(config, seed, firstRow, rowCount, null);
    }

    /// With model calls that may cost anything.
    public GenerationRequest(
            DataDesignerConfig config, long seed, long firstRow, long rowCount, @Nullable SeedRows seedRows) {
        this(config, seed, firstRow, rowCount, seedRows, Budget.unlimited());
    }

    /// The first rows of a dataset.
    public static GenerationRequest head(DataDesignerConfig config, long seed, long rowCount) {
        return new GenerationRequest(config, seed, 0, rowCount);
    }
}
