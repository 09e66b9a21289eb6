package dev.datawright.designer.job;

import dev.datawright.designer.generation.ModelCell;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ModelUsage;
import java.util.Map;

/// The journal of a job: what one run was answered, the next one knows.
record JobJournal(String jobId, ModelCells cells) implements CellJournal {

    @Override
    public Map<Long, String> find(String column, long firstRow, int rows) {
        return cells.of(jobId, column, firstRow, rows);
    }

    @Override
    public void keep(String column, long row, String text, ModelUsage usage) {
        cells.add(jobId, new ModelCell(column, row, text, usage));
    }

    @Override
    public void lost(String column, long row, ModelUsage usage) {
        Double cost = usage.costUsd();
        if (cost != null && cost > 0) {
            cells.addLost(jobId, cost);
        }
    }
}
