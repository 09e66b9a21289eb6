package dev.datawright.designer.generation;

import dev.datawright.engine.batch.CellFailure;

/// Hears how a part comes about, from any thread.
public interface PartListener {

    /// So many rows of the part are written.
    void rowsWritten(long rows);

    /// A cell stays empty; told before its row is written.
    void cellFailed(CellFailure failure);
}
