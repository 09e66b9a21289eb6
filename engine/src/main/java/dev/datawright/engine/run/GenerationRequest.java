package dev.datawright.engine.run;

import dev.datawright.contract.design.DataDesignerConfig;
import java.util.Objects;

/// Which rows of which dataset.
///
/// @param seed with config and row number it determines every value that no model writes
/// @param firstRow number of the first row wanted; rows 100 to 199 are the same whether 0 to 99 are made or not
public record GenerationRequest(DataDesignerConfig config, long seed, long firstRow, long rowCount) {
    public GenerationRequest {
        Objects.requireNonNull(config, "config");
    }

    /// The first rows of a dataset.
    public static GenerationRequest head(DataDesignerConfig config, long seed, long rowCount) {
        return new GenerationRequest(config, seed, 0, rowCount);
    }
}
