package dev.datawright.agent.conversation;

import java.util.List;
import java.util.UUID;

/// A line of the transcript as the model gets it.
public sealed interface Entry {

    record Said(String text) implements Entry {}

    /// @param calls the tools it asked for, in order
    record Answered(UUID id, String text, List<CallMade> calls) implements Entry {

        public Answered {
            calls = List.copyOf(calls);
        }
    }

    /// What a tool answered.
    ///
    /// @param answersId the answer that held the call
    /// @param callIndex which of its calls, from 0
    record Returned(UUID answersId, int callIndex, String text) implements Entry {}
}
