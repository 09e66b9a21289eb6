package dev.datawright.engine.run;

import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.model.ModelEvents;
import dev.datawright.engine.model.ModelUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds up what happens in a run, and passes it on to the listener one thing at a time.
final class RunRecord implements ModelEvents {

    private static final int MOST_EXAMPLES = 20;

    private final GenerationListener listener;
    private final Map<String, Long> failedCells = new HashMap<>();
    private final List<CellFailure> examples = new ArrayList<>();
    private long modelCalls;
    private long inputTokens;
    private long outputTokens;
    private @Nullable Double costUsd;

    RunRecord(GenerationListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void answered(String column, ModelUsage usage) {
        modelCalls++;
        inputTokens += usage.inputTokens();
        outputTokens += usage.outputTokens();
        Double cost = usage.costUsd();
        if (cost != null) {
            costUsd = costUsd == null ? cost : costUsd + cost;
        }
        listener.modelAnswered(column, usage);
    }

    @Override
    public synchronized void failed(CellFailure failure) {
        failedCells.merge(failure.column(), 1L, Long::sum);
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(failure);
        }
        listener.cellFailed(failure);
    }

    synchronized void rowsDone(long done, long total) {
        listener.rowsDone(done, total);
    }

    synchronized GenerationReport report(long rows) {
        List<String> wholly = failedCells.entrySet().stream()
                .filter(entry -> entry.getValue() == rows)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new GenerationReport(
                rows, failedCells, examples, wholly, modelCalls, inputTokens, outputTokens, costUsd);
    }
}
