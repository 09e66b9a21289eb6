package dev.datawright.engine.run;

import dev.datawright.engine.batch.CellFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run came to.
///
/// @param failedCells cells of each column that stayed null; columns without any are absent
/// @param examples the first failures, with their reasons
/// @param failedWholly columns in which every cell failed
/// @param costUsd what the gateway said the calls cost; absent when it said nothing
public record GenerationReport(
        long rows,
        Map<String, Long> failedCells,
        List<CellFailure> examples,
        List<String> failedWholly,
        long modelCalls,
        long inputTokens,
        long outputTokens,
        @Nullable Double costUsd) {
    public GenerationReport {
        failedCells = Map.copyOf(failedCells);
        examples = List.copyOf(examples);
        failedWholly = List.copyOf(failedWholly);
    }

    public long failedCellCount() {
        return failedCells.values().stream().mapToLong(Long::longValue).sum();
    }
}
