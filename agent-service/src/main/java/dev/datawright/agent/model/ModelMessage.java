package dev.datawright.agent.model;

import java.util.List;

/// A message to the model.
public sealed interface ModelMessage {

    record Instructions(String text) implements ModelMessage {}

    record User(String text) implements ModelMessage {}

    record Assistant(String text, List<ModelCall> calls) implements ModelMessage {

        public Assistant {
            calls = List.copyOf(calls);
        }
    }

    /// Answers of tools to the calls of the assistant's message right before.
    record ToolResults(List<ToolResult> results) implements ModelMessage {

        public ToolResults {
            results = List.copyOf(results);
        }
    }

    record ToolResult(String callId, String tool, String text) {}
}
