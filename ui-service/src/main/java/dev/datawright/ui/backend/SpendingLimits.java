package dev.datawright.ui.backend;

/// What may be used of the models.
///
/// @param maxTokens of one answer of the agent, read and written
/// @param maxCostUsd of one answer of the agent
public record SpendingLimits(
        long maxTokens, double maxCostUsd, long conversationMaxTokens, double conversationMaxCostUsd) {}
