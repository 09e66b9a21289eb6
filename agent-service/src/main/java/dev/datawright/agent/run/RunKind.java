package dev.datawright.agent.run;

/// Why a run is.
public enum RunKind {
    /// The person said something.
    MESSAGE,
    /// The person answered a proposal.
    ANSWER
}
