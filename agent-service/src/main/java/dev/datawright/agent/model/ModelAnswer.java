package dev.datawright.agent.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model's answer.
///
/// @param text without what a model thinks aloud between `<think>` tags
/// @param inputTokens 0 when the gateway does not say
/// @param costUsd absent when the gateway does not say
public record ModelAnswer(
        String text,
        List<ModelCall> calls,
        String model,
        long inputTokens,
        long outputTokens,
        @Nullable Double costUsd,
        End end) {

    public ModelAnswer {
        calls = List.copyOf(calls);
    }

    /// Why there is no more of it.
    public enum End {
        /// It was said.
        WHOLE,
        /// The longest answer of the model, or the longest that is taken, was reached.
        CUT_OFF,
        /// The model, or a filter behind it, would not say it.
        DECLINED
    }

    /// What there was when the person stopped it.
    public static ModelAnswer stopped(String text) {
        return new ModelAnswer(text, List.of(), "", 0, 0, null, End.WHOLE);
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return text.isEmpty() && calls.isEmpty();
    }
}
