package dev.datawright.endtoend.crash;

/// How far a person has come when a process dies.
enum Stage {
    /// The agent works on the first sentence.
    DESIGNING,
    /// A preview is being made.
    PREVIEWING,
    /// The card about the job is open.
    AWAITING_APPROVAL,
    /// The card has just been approved.
    APPROVED,
    /// The job makes rows.
    RUNNING,
    /// The finished file is on its way.
    DOWNLOADING
}
