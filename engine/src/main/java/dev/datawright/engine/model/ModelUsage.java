package dev.datawright.engine.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one answered call used.
///
/// @param costUsd absent when the gateway does not say
public record ModelUsage(
        String model,
        long inputTokens,
        long outputTokens,
        @Nullable Double costUsd) {
    public ModelUsage {
        Objects.requireNonNull(model, "model");
    }
}
