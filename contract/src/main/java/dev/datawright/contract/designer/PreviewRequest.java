package dev.datawright.contract.designer;

import dev.datawright.contract.design.DataDesignerConfig;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `POST …/preview`.
///
/// @param numRecords 10 when absent
/// @param seed ours alone: sent only to a backend whose capabilities have a seed
public record PreviewRequest(
        DataDesignerConfig config,
        @Nullable Integer numRecords,
        @Nullable Long seed) {
    public PreviewRequest {
        Objects.requireNonNull(config, "config");
    }
}
