package dev.datawright.ui.chat;

/// A line about a change of the design.
interface Undoable {
    /// @param newest the design's newest version
    /// @param mayUndo whether a change by hand makes sense now
    void showNewestVersion(int newest, boolean mayUndo);
}
