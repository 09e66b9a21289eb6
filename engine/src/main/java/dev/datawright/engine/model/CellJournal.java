package dev.datawright.engine.model;

import java.util.Map;

/// Remembers model cells beyond a run, so that a resumed run never pays for one twice. Called by several threads.
public interface CellJournal {

    /// The known texts of a stretch of rows, by row number.
    Map<Long, String> find(String column, long firstRow, int rows);

    /// Keeps a text before the run goes on; called once a cell.
    void keep(String column, long row, String text, ModelUsage usage);

    /// Hears what was paid for a cell that nothing came of.
    default void lost(String column, long row, ModelUsage usage) {}

    /// Remembers nothing.
    static CellJournal none() {
        return new CellJournal() {
            @Override
            public Map<Long, String> find(String column, long firstRow, int rows) {
                return Map.of();
            }

            @Override
            public void keep(String column, long row, String text, ModelUsage usage) {
                // Nothing outlives this run.
            }
        };
    }
}
