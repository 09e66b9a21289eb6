package dev.datawright.engine.run;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.model.Budget;
import java.util.Objects;

/// Which rows of which dataset.
///
/// @param seed with config and row number it determines every value that no model writes
/// @param firstRow number of the first row wanted; rows 100 to 199 are the same whether 0 to 99 are made or not
/// @param budget for model calls, shared by all requests of a job
public record GenerationRequest(DataDesignerConfig config, long seed, long firstRow, long rowCount, Budget budget) {
    public GenerationRequest {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(budget, "budget");
    }

    /// With model calls that may cost anything.
    public GenerationRequest(DataDesignerConfig config, long seed, long firstRow, long rowCount) {
        this(config, seed, firstRow, rowCount, Budget.unlimited());
    }

    /// The first rows of a dataset.
    public static GenerationRequest head(DataDesignerConfig config, long seed, long rowCount) {
        return new GenerationRequest(config, seed, 0, rowCount);
    }
}
