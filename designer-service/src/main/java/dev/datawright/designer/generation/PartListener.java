package dev.datawright.designer.generation;

/// Hears how a part comes about, from any thread.
public interface PartListener {

    /// So many rows of the part are written.
    void rowsWritten(long rows);

    /// A cell stays empty; told before its row is written.
    void cellFailed(String column, long row, String reason);
}
