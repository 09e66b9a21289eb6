package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Measures the scores of every llm-judge column; Data Designer's only profiler, which has no type on the wire.
///
/// @param modelAlias the model that would write summaries of the scores
/// @param summaryScoreSampleSize how many scores it would be shown; no summaries when null. It stands on the wire also
/// as null, for Data Designer takes 20 where it is missing
public record Profiler(
        String modelAlias,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer summaryScoreSampleSize) {
    public Profiler {
        Objects.requireNonNull(modelAlias, "model_alias");
    }
}
