package dev.datawright.agent.run;

import dev.datawright.contract.run.AgUiEvent;

/// How a run ended.
public sealed interface RunEnd {

    record Finished() implements RunEnd {}

    record Interrupted(AgUiEvent.Interrupt interrupt) implements RunEnd {}

    /// The person stopped it.
    record Stopped() implements RunEnd {}

    /// @param sentence what the person reads
    /// @param code stable word for clients
    record Failed(String sentence, String code) implements RunEnd {}
}
