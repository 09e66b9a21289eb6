package dev.datawright.agent.model;

import java.util.List;

/// A model's whole answer.
///
/// @param text without what a model thinks aloud between `<think>` tags
/// @param inputTokens 0 when the gateway does not say
public record ModelAnswer(String text, List<ModelCall> calls, String model, long inputTokens, long outputTokens) {

    public ModelAnswer {
        calls = List.copyOf(calls);
    }
}
