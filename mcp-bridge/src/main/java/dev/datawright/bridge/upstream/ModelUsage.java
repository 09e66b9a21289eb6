package dev.datawright.bridge.upstream;

import org.jspecify.annotations.Nullable;

/// What a job asked of a model.
///
/// @param model the role at the gateway; absent when the backend counts all of them together
/// @param failedCalls how many of the calls failed
/// @param costUsd absent when nobody tells
public record ModelUsage(
        @Nullable String model,
        long calls,
        long failedCalls,
        long inputTokens,
        long outputTokens,
        @Nullable Double costUsd) {

    ModelUsage withCost(double cost) {
        return new ModelUsage(model, calls, failedCalls, inputTokens, outputTokens, cost);
    }
}
